import { z } from 'zod';
import type { OfferedCommand, OpenedFile } from '#app/desktop/calls.ts';
import type { Notice, NoticeOffer } from '#app/desktop/notice.ts';
import { parsePac } from '#app/environments/proxy.ts';
import { describeError, type ErrorSummary } from '#app/error.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Push, PushName } from '#app/ipc/contract.ts';
import { dispatch } from '#app/ipc/dispatch.ts';
import type { GivenFile } from '#app/ipc/given-file.ts';
import { withoutOldTrash } from '#app/library/trash.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { type Settings, settingsSchema, usualSettings } from '#app/settings/settings.ts';
import { builtInStoryboards } from '#app/storyboards/built-in/built-in.ts';
import type { WindowPlace } from './desktop/window-bounds.ts';
import { openEnvironments } from './environments/environments.ts';
import { keptSecrets } from './environments/network-handlers.ts';
import { openTabs } from './event/open-tabs.ts';
import { createRecentAnswers } from './exchange/recent-answers.ts';
import { createCustomers } from './history/customers.ts';
import { openHistory } from './history/history.ts';
import { createNetwork } from './http/network.ts';
import { createSender } from './http/sender.ts';
import { createGivenFiles } from './ipc/given-files.ts';
import { createHandlers } from './ipc/handlers.ts';
import type { Answerer } from './ipc/serve.ts';
import { openCatalogue } from './library/catalogue.ts';
import { startPracticeServer } from './practice/practice-server.ts';
import { createDataSets } from './runs/data/data-sets.ts';
import { openRunData } from './runs/data/run-data.ts';
import { createRunRecorder } from './runs/run-recorder.ts';
import { openRunStore } from './runs/run-store.ts';
import { openRuns } from './runs/runs.ts';
import { type Cipher, openSecrets } from './secrets/secrets.ts';
import { runStartupMaintenance } from './startup-maintenance.ts';
import { openBackups } from './storage/backups.ts';
import { openClock } from './storage/clock.ts';
import type { StorePlace } from './storage/document-store.ts';
import { removeLeftovers } from './storage/leftovers.ts';
import { openDocument } from './storage/open-document.ts';
import { createQueue } from './storage/queue.ts';
import { carryOutRestore } from './storage/restore.ts';
import { noticeSetAside } from './storage/set-aside-notice.ts';
import type { RemoteWindow } from './storyboards/handlers.ts';

/** What the services need of the app around them. */
export type Desktop = {
  /** The user-data folder. */
  readonly folder: string;
  readonly push: <N extends PushName>(name: N, value: Push<N>) => void;
  readonly onRunEnded: (last: Push<'run.progressed'>) => void;
  readonly applyLooks: (settings: Settings) => void;
  readonly openExternal: (link: string) => void;
  readonly writeClipboard: (text: string) => Promise<void>;
  readonly askWhereTo: (name: string) => Promise<string | null>;
  readonly offerMenu: (commands: readonly OfferedCommand[]) => void;
  readonly onError: (what: string, fault?: ErrorSummary) => void;
  readonly reloadWindow: () => void;
  /** Hears that the window saved all that was typed, but for these forms. */
  readonly onWindowSaved: (unsavedForms: readonly string[]) => void;
  readonly describe: (counts: Readonly<Record<string, number>>) => string;
  readonly takeOpenedFile: () => Promise<OpenedFile>;
  readonly showFolder: () => void;
  readonly restart: () => void;
  readonly emptyCaches: () => Promise<void>;
  readonly remote: RemoteWindow;
  /** The system's proxy for an address, as a PAC script answers. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly cipher: Cipher;
};

export type Services = {
  readonly answer: Answerer;
  /** Takes a file that the person gave. */
  readonly giveFile: (path: string) => Promise<GivenFile | null>;
  /** How to end the run that is under way; null while there is none. */
  readonly runUnderWay: () => (() => Promise<void>) | null;
  /** Remembers where the window stood, for the next start. */
  readonly keepWindowPlace: (place: WindowPlace) => Promise<void>;
  readonly close: () => void;
};

const windowPlaceSchema = z.object({
  at: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  isMaximized: z.boolean(),
});

/** How long a start is left to the window and the person's first keys, in milliseconds. */
const firstKeysMs = 1_000;

/** Opens the stores and the practice server, and joins them to the contract. */
export async function openServices({ folder, push, ...around }: Desktop): Promise<Services> {
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const notices: Notice[] = [];
  const onNotice = (says: string, offer?: NoticeOffer) => {
    const notice: Notice = { id: newId(), level: 'problem', says, ...(offer && { offer }) };
    notices.push(notice);
    push('notice.raised', notice);
  };
  const place: StorePlace = { folder, onNotice, now };
  const clock = await openClock(place);
  await carryOutRestore(place);
  await removeLeftovers(folder);
  noticeSetAside(place);
  const settings = await openDocument({ ...place, name: 'settings', schema: settingsSchema, empty: usualSettings });
  const windowPlace = await openDocument({
    ...place,
    name: 'window',
    schema: windowPlaceSchema.nullable(),
    empty: null,
  });
  const port = await openDocument({
    ...place,
    name: 'practice',
    schema: z.object({ port: z.number() }),
    empty: { port: 0 },
  });
  const practice = await startPracticeServer({
    port: port.read().port,
    onReceived: (event) => push('practice.received', event),
    now,
    newId,
  });
  if (practice.port !== port.read().port)
    ignoreResult(
      await port.write({ port: practice.port }),
      'A port that is not kept is chosen again at the next start.',
    );

  const environments = await openEnvironments(place, () => practiceEnvironment(practice.places));
  const workspace = await openDocument({
    ...place,
    name: 'workspace',
    schema: workspaceSchema,
    empty: blankWorkspace,
  });
  // Before the window has it: what it does not know to be gone, it would write again.
  const notRemoved = await workspace.update((kept) => withoutOldTrash(kept, clock.confirmed));
  ignoreResult(notRemoved, 'It stays in the trash until the next start.');
  const catalogue = await openCatalogue(place);
  const history = await openHistory(place);
  const startIsOver = new Promise<void>((done) => {
    setTimeout(done, firstKeysMs).unref();
  });
  const customers = createCustomers({
    summaries: history.summaries,
    lateness: history.lateness,
    // A long history is read when the window stands and the first keys are typed.
    ready: () => (history.count() === null ? startIsOver.then(history.ready) : history.ready()),
  });
  const answers = createRecentAnswers();
  const inBackupsTurn = createQueue();
  const backups = openBackups({ ...place, inTurn: inBackupsTurn });
  const onHistoryChanged = () => push('history.changed', { total: history.count() });
  const secrets = await openSecrets(place, around.cipher);
  const network = createNetwork({
    appProxy: () => settings.read().proxy,
    systemProxy: async (origin) => parsePac(await around.resolveProxy(`${origin}/`)),
    secrets: keptSecrets(secrets),
  });
  const { connect } = network;
  const recorder = {
    begin: history.begin,
    leave: (id: string) => ignoreResult(history.leave(id), 'It is written with what comes of the event.'),
    complete: history.complete,
    now,
    newId,
  };
  const tidUses = async (tid: string) => (await customers.book()).usesOf(tid);
  const sender = createSender({
    ...recorder,
    connect,
    findEnvironment: environments.find,
    variables: () => workspace.read().variables,
    tidUses,
    complete: async (exchange) => {
      catalogue.learn(exchange.draft);
      push('catalogue.learnt', { catalogue: catalogue.read() });
      const fault = await history.complete(exchange);
      history.flush();
      return fault;
    },
    keepAnswer: answers.keep,
    onChange: (exchange) => {
      customers.add(exchange);
      push('exchange.changed', { exchange, total: history.count() });
    },
  });
  const runStore = await openRunStore(place);
  const givenFiles = createGivenFiles(newId);
  const dataSets = createDataSets({
    onProgress: (progress) => push('data.progressed', progress),
    pathOf: givenFiles.pathOf,
    newId,
    openRunData: (runId, signal) => openRunData(runStore, runId, signal, place),
  });
  const planParts = {
    findEnvironment: environments.find,
    workspace: workspace.read,
    storyboards: () => [...builtInStoryboards, ...workspace.read().storyboards],
    readExchanges: history.readAll,
    findData: dataSets.find,
    tidUses,
  };
  const runs = await openRuns({
    place,
    ...planParts,
    store: runStore,
    connect,
    // Its many changes are told together.
    recorder: createRunRecorder(history, { onChange: customers.add, now, newId }),
    push,
    onHistoryChanged,
    onEnded: around.onRunEnded,
    now,
    newId,
    clock: () => performance.now(),
    random: Math.random,
  });

  const tabs = await openTabs(place);
  const documents = [settings, environments, workspace, catalogue, secrets, tabs];

  let isClosed = false;
  void startIsOver.then(() => {
    if (!isClosed)
      void runStartupMaintenance({
        onNotice,
        clock,
        documents,
        history,
        onHistoryChanged,
        runs,
        settings,
        secrets,
        environments,
        backups,
        customers,
      });
  });

  const handlers = createHandlers({
    ...around,
    folder,
    notices: () => notices,
    push,
    onNotice,
    settings,
    environments,
    workspace,
    catalogue,
    history,
    customers,
    tabs,
    documents,
    answers,
    backups,
    clock,
    inBackupsTurn,
    sender,
    network,
    secrets,
    givenFiles,
    practice,
    runs,
    runStore,
    dataSets,
    planParts,
    newId,
    inTurn: inBackupsTurn,
    eraseInMemory: (matcher) => {
      answers.clear();
      dataSets.clear();
      runs.archive.release();
      practice.erase((event) => matcher.whose(event) === 'own' || matcher.isInUnknown(event));
    },
    onHistoryChanged,
    now,
  });
  return {
    answer: (name, input) =>
      dispatch(handlers, name, input, (call, error) => {
        // To the log goes no message: one of a library may hold what was sent.
        around.onError(`${call} failed`, describeError(error));
        console.error(`${call} failed: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`);
      }),
    giveFile: givenFiles.give,
    runUnderWay: runs.underWay,
    keepWindowPlace: async (at) => ignoreResult(await windowPlace.write(at), 'The window opens where it was before.'),
    close: () => {
      isClosed = true;
      runs.close();
      history.close();
      catalogue.close();
      void practice.stop();
    },
  };
}
