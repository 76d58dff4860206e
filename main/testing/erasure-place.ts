import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { createCustomers } from '#main/customers/customers.ts';
import { createErasing } from '#main/customers/erasure-guard.ts';
import { createErasureHandlers } from '#main/customers/erasure-handlers.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { type History, openHistory } from '#main/history/history.ts';
import { openCatalogue } from '#main/library/catalogue.ts';
import { openRunStore } from '#main/runs/run-store.ts';
import { openBackups } from '#main/storage/backups.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';
import { settled } from './history.ts';
import { place } from './place.ts';
import { openShowsOf } from './shows-of.ts';

const tidOf = (number: number) => `dedc2983-4666-4641-8047-61250a878f${number + 10}`;
/** The customer keys of others. */
export const others = ['bob@example.com', 'cy@example.com', '4711', ''];

/** A typical event. */
export function draftOf(customerKey: string, change: Partial<Draft> = {}): Draft {
  const properties = [
    { enabled: true, name: 'channel', value: 'web' },
    { enabled: true, name: 'count', value: '17' },
  ];
  return { ...blankDraft, uri: 'assist://a/event?id=17&year=2026', properties, customerKey, ...change };
}

function eventOf(id: string, draft: Draft, tid: string): Exchange {
  const body = JSON.stringify({ uri: draft.uri, properties: draft.properties, ck: draft.customerKey });
  const request = {
    method: 'POST',
    url: 'https://h/one/rt/track/ONE-5BTO1FBU1O-1109/events',
    headers: [],
    body,
  } as const;
  return makeReceived(id, tid, { sentAt: '2026-01-02T10:17:42.000Z', draft, request });
}

/** What kills left of writes. */
function leaveLeftovers(folder: string, key: string): void {
  mkdirSync(join(folder, 'tabs'), { recursive: true });
  const leftover = JSON.stringify({ version: 1, value: { draft: draftOf(key) } }, null, '\t');
  writeFileSync(join(folder, 'workspace.json.new.tmp-1234567890abcdef'), leftover.slice(0, -20));
  writeFileSync(join(folder, 'tabs', 'tab-11111111-1111-4111-8111-111111111111.json.tmp-1234abcd'), leftover);
}

/** A folder in which a customer and others have lived. */
export async function livedWith(key: string) {
  const at = place();
  const history = await openHistory(at);
  for (const [index, other] of others.entries()) history.begin(eventOf(`other ${index}`, draftOf(other), tidOf(index)));
  history.begin(eventOf('own', draftOf(key), tidOf(50)));
  await settled(history);
  const tabs = await openTabs(at);
  await tabs.save({
    id: '11111111-1111-4111-8111-111111111111',
    draft: draftOf(key),
    exchangeId: 'own',
    requestId: null,
  });
  const workspace = await openDocument({ ...at, name: 'workspace', schema: workspaceSchema, empty: blankWorkspace });
  const step = createEventStep('s', 'Visit', draftOf(''), 'c');
  await workspace.write({
    ...blankWorkspace,
    requests: [
      { ...makeRequest('own'), draft: draftOf(key, { unreadBody: JSON.stringify({ ck: key }) }) },
      { ...makeRequest('bob'), draft: draftOf('bob@example.com') },
    ],
    templates: [{ ...blankTemplate('field-1'), title: 'Visit', channel: 'Web' }],
    storyboards: [
      {
        ...blankStoryboard('board', 'c'),
        cast: [{ id: 'c', name: 'A', customerKey: key, properties: [] }],
        steps: [step],
      },
    ],
  });
  const environments = await openEnvironments(at, () =>
    practiceEnvironment({
      serverName: 'http://127.0.0.1:1',
      downServerName: 'http://127.0.0.1:2',
      untrustedServerName: 'https://127.0.0.1:3',
    }),
  );
  await environments.save({
    ...blankEnvironment('uat'),
    name: 'UAT',
    serverName: 'https://h',
    siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
  });
  const catalogue = await openCatalogue(at);
  const shows = await openShowsOf(at, key, tidOf(50));
  await openBackups(at).take('daily');
  leaveLeftovers(at.folder, key);
  const runStore = await openRunStore(at);
  const parts = {
    folder: at.folder,
    stores: { tabs, environments, workspace, catalogue, ...shows },
    past: { history, customers: createCustomers(history), onHistoryChanged: () => {} },
    runs: { isBusy: () => false },
    runStore,
    backupQueue: createQueue(),
    eraseInMemory: () => {},
    emptyCaches: async () => {},
    erasing: createErasing(() => performance.now()),
    push: () => {},
  };
  return { at, history, tabs, workspace, shows, parts, handlers: createErasureHandlers(parts) };
}

/** The events of others. */
export async function readOthers(history: History): Promise<readonly Exchange[]> {
  const all: Exchange[] = [];
  for (const index of others.keys()) {
    const found = await history.read(`other ${index}`);
    if (found !== null) all.push(found);
  }
  return all;
}
