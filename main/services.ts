import { setTimeout as wait } from 'node:timers/promises';
import { parsePac } from '#app/environments/proxy.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { type Settings, settingsSchema, usualSettings } from '#app/settings/settings.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import { notifyEnded } from '#main/runs/notify-ended.ts';
import { type Customers, createCustomers } from './customers/customers.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { WindowPlace } from './desktop/window-bounds.ts';
import { openWindowPlace } from './desktop/window-place.ts';
import { type Environments, openEnvironments } from './environments/environments.ts';
import { savedSecrets } from './environments/saved-secrets.ts';
import { openTabs, type Tabs } from './event/open-tabs.ts';
import { createRecentAnswers, type RecentAnswers } from './exchange/recent-answers.ts';
import { type History, openHistory } from './history/history.ts';
import { createNetwork, type Network } from './http/network.ts';
import { createSender, type Sender } from './http/sender.ts';
import { createGivenFiles, type GivenFiles } from './ipc/given-files.ts';
import type { SendPush } from './ipc/push.ts';
import { type CatalogueStore, openCatalogue } from './library/catalogue.ts';
import { openLibrary } from './library/open-library.ts';
import { openPractice } from './practice/open-practice.ts';
import type { PracticeServer } from './practice/practice-server.ts';
import { createDataSets, type DataSets } from './runs/data/data-sets.ts';
import { openRunData } from './runs/data/run-data.ts';
import { createThreadReader, sheetThread } from './runs/data/xlsx/read-in-worker.ts';
import type { PlanParts } from './runs/run-plan.ts';
import { createRunRecorder } from './runs/run-recorder.ts';
import { openRunStore, type RunStore } from './runs/run-store.ts';
import { openRuns, type Runs } from './runs/runs.ts';
import { openSecrets, type Secrets } from './secrets/secrets.ts';
import { createNotices, type Notices } from './settings/notices.ts';
import { type Backups, openBackups } from './storage/backups.ts';
import { type Clock, openClock } from './storage/clock.ts';
import type { StorePlace } from './storage/document-store.ts';
import { removeLeftovers } from './storage/leftovers.ts';
import { type DocumentStore, openDocument } from './storage/open-document.ts';
import { createQueue, type Queue } from './storage/queue.ts';
import { carryOutRestore } from './storage/restore.ts';
import { noticeSetAside } from './storage/set-aside-notice.ts';
import { createYield } from './storage/yield-to-event-loop.ts';
import { openShowStores, type ShowStores } from './storyboards/shows.ts';

/** Everything that calls are answered with. */
export type Services = {
  readonly context: Context;
  readonly practice: PracticeServer;
  readonly stores: Stores;
  readonly past: Past;
  readonly sending: Sending;
  readonly running: Running;
  readonly backups: Backups;
  /** Backups are changed one after another: erasing in them waits for one that is being taken. */
  readonly backupQueue: Queue;
};

/** What every service may need: where data is saved, the time, new ids and the window. */
export type Context = {
  readonly place: StorePlace;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly push: SendPush;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** The saved documents. */
export type Stores = ShowStores & {
  readonly settings: DocumentStore<Settings>;
  readonly windowPlace: DocumentStore<WindowPlace | null>;
  readonly environments: Environments;
  readonly workspace: DocumentStore<Workspace>;
  readonly catalogue: CatalogueStore;
  readonly secrets: Secrets;
  readonly tabs: Tabs;
};

/** The events that were sent, and their customers. */
export type Past = {
  readonly history: History;
  readonly customers: Customers;
  /** Tells the window that much of the history changed. */
  readonly onHistoryChanged: () => void;
  /** Resolves when the window is open and the first keys are typed. */
  readonly startIsOver: Promise<void>;
};

export type Sending = {
  readonly sender: Sender;
  readonly answers: RecentAnswers;
  readonly network: Network;
};

export type Running = {
  readonly runs: Runs;
  readonly runStore: RunStore;
  readonly dataSets: DataSets;
  readonly givenFiles: GivenFiles;
  readonly planParts: PlanParts;
};

/** How long the start leaves to the window and the person's first keys, in milliseconds. */
const firstKeysMs = 1_000;

/** Opens the stores and builds the services on them. Between them, main passes the person's keys on to the window. */
export async function openServices(desktop: Desktop): Promise<Services> {
  const context = await openContext(desktop);
  const { place, now, newId, push } = context;
  const onReceived = (event: Parameters<typeof push<'practice.received'>>[1]) => push('practice.received', event);
  const turn = createYield();
  const practice = await openPractice(place, { onReceived, now, newId });
  await turn();
  const stores = await openStores(context, desktop, practice);
  await turn();
  const past = await openPast(context);
  await turn();
  const sending = createSending({ context, stores, past }, desktop);
  const running = await openRunning({ context, stores, past, sending }, desktop);
  const backupQueue = createQueue();
  const backups = openBackups({ ...place, inTurn: backupQueue });
  return { context, practice, stores, past, sending, running, backups, backupQueue };
}

/** A planned restore replaces files, so it comes before any store is opened. */
async function openContext({ folder, window: { push } }: Desktop): Promise<Context> {
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const notices = createNotices(push, newId);
  const place: StorePlace = { folder, onNotice: notices.raise, onNoticeOver: (says) => notices.end({ says }), now };
  const clock = await openClock(place);
  await carryOutRestore(place);
  await removeLeftovers(folder);
  noticeSetAside(place);
  return { place, clock, notices, push, now, newId };
}

async function openStores({ place, clock }: Context, desktop: Desktop, practice: PracticeServer): Promise<Stores> {
  return {
    settings: await openDocument({ ...place, name: 'settings', schema: settingsSchema, empty: usualSettings }),
    windowPlace: await openWindowPlace(place),
    environments: await openEnvironments(place, () => practiceEnvironment(practice.places)),
    workspace: await openLibrary(place, clock.confirmed),
    catalogue: await openCatalogue(place),
    secrets: await openSecrets(place, desktop.security.cipher),
    tabs: await openTabs(place),
    ...(await openShowStores(place)),
  };
}

async function openPast({ place, push }: Context): Promise<Past> {
  const history = await openHistory(place);
  const startIsOver = wait(firstKeysMs, undefined, { ref: false });
  const customers = createCustomers({
    summaries: history.summaries,
    revision: history.revision,
    // A long history is read only after the start, so that the first keys aren't delayed.
    ready: () => (history.count() === null ? startIsOver.then(history.ready) : history.ready()),
  });
  const onHistoryChanged = () => push('history.changed', { total: history.count() });
  return { history, customers, onHistoryChanged, startIsOver };
}

function createSending(
  { context, stores, past }: Pick<Services, 'context' | 'stores' | 'past'>,
  { security }: Desktop,
): Sending {
  const { push, now, newId } = context;
  const { environments, workspace, catalogue, settings, secrets } = stores;
  const { history, customers } = past;
  const answers = createRecentAnswers();
  const network = createNetwork({
    appProxy: () => settings.read().proxy,
    systemProxy: async (origin) => parsePac(await security.resolveProxy(`${origin}/`)),
    secrets: savedSecrets(secrets),
  });
  const sender = createSender({
    now,
    newId,
    connect: network.connect,
    findEnvironment: environments.find,
    variables: () => workspace.read().variables,
    tidUses: customers.usesOf,
    begin: history.begin,
    leave: (id) => ignoreResult(history.leave(id), 'It’s written again with the result.'),
    complete: async (exchange) => {
      catalogue.learn(exchange.draft);
      push('catalogue.learnt', { catalogue: catalogue.read() });
      const problem = await history.complete(exchange);
      history.flush();
      return problem;
    },
    keepAnswer: answers.keep,
    onChange: (exchange) => {
      customers.add(exchange);
      push('exchange.changed', { exchange, total: history.count() });
    },
  });
  return { sender, answers, network };
}

async function openRunning(
  { context, stores, past, sending }: Pick<Services, 'context' | 'stores' | 'past' | 'sending'>,
  { shell }: Desktop,
): Promise<Running> {
  const { place, push, now, newId } = context;
  const { environments, workspace } = stores;
  const { history, customers, onHistoryChanged } = past;
  const runStore = await openRunStore(place);
  const givenFiles = createGivenFiles(newId);
  const dataSets = createDataSets({
    onProgress: (progress) => push('data.progressed', progress),
    pathOf: givenFiles.pathOf,
    newId,
    openRunData: (runId, signal) => openRunData(runStore, runId, signal, place),
    readWorkbook: createThreadReader(sheetThread),
  });
  const planParts: PlanParts = {
    findEnvironment: environments.find,
    workspace: workspace.read,
    storyboards: () => [...builtInStoryboards, ...workspace.read().storyboards],
    readExchanges: history.readAll,
    findData: dataSets.find,
    tidUses: customers.usesOf,
  };
  const runs = await openRuns({
    place,
    ...planParts,
    store: runStore,
    connect: sending.network.connect,
    // The window is notified of a run's many exchanges together, by onHistoryChanged.
    recorder: createRunRecorder(history, { onChange: customers.add, now, newId }),
    push,
    onHistoryChanged,
    onEnded: (last) => void notifyEnded(last, customers, shell.notifyRunEnded),
    now,
    newId,
    clock: () => performance.now(),
    random: Math.random,
  });
  return { runs, runStore, dataSets, givenFiles, planParts };
}
