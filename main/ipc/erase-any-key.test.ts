import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environment/environment.ts';
import { practiceEnvironment } from '#app/environment/practice.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { blankTemplate } from '#app/library/propose-template.ts';
import { blankStoryboard, createEventStep } from '#app/library/storyboard-edit.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { openRunStore } from '#main/run/run-store.ts';
import { openBackups } from '#main/storage/backups.ts';
import { openCatalogue } from '#main/storage/catalogue.ts';
import { filesIn } from '#main/storage/data-files.ts';
import { openEnvironments } from '#main/storage/environments.ts';
import { type History, openHistory } from '#main/storage/history/history.ts';
import { createVisitors } from '#main/storage/history/visitors.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { openTabs } from '#main/storage/tabs.ts';
import { settled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { createCustomerHandlers } from './customer-handlers.ts';

const tidOf = (number: number) => `dedc2983-4666-4641-8047-61250a878f${number + 10}`;
const others = ['bob@example.com', 'cy@example.com', '4711', ''];

function draftOf(customerKey: string, change: Partial<Draft> = {}): Draft {
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

/** A folder in which a customer and others have lived. */
async function livedWith(key: string) {
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
  await openBackups(at).take('daily');
  mkdirSync(join(at.folder, 'tabs'), { recursive: true });
  const leftover = JSON.stringify({ version: 1, value: { draft: draftOf(key) } }, null, '\t');
  writeFileSync(join(at.folder, 'workspace.json.new.tmp-1234567890abcdef'), leftover.slice(0, -20));
  writeFileSync(join(at.folder, 'tabs', 'tab-11111111-1111-4111-8111-111111111111.json.tmp-1234abcd'), leftover);
  const runStore = openRunStore(at);
  const stores = { history, visitors: createVisitors(history), tabs, environments, workspace, catalogue, runStore };
  const handlers = createCustomerHandlers({
    folder: at.folder,
    ...stores,
    forgetInMemory: () => {},
    emptyCaches: async () => {},
    onHistoryChanged: () => {},
  });
  return { at, history, tabs, workspace, handlers };
}

async function readAll(history: History): Promise<readonly Exchange[]> {
  const all: Exchange[] = [];
  for (const index of others.keys()) {
    const found = await history.read(`other ${index}`);
    if (found !== null) all.push(found);
  }
  return all;
}

const keys = fc.oneof(
  fc.constantFrom(
    '17',
    '42',
    'web',
    'event',
    'a',
    '2026',
    'Web',
    'property',
    'uri',
    'field-1',
    'UAT',
    'events',
    'Visit',
  ),
  fc.constantFrom(
    'received',
    'blue',
    'dedc2983',
    '4666',
    '10',
    'POST',
    'e',
    'own',
    'count',
    'channel',
    'ck',
    '.*',
    '$&',
  ),
  fc.constantFrom('zoë.quill+7"x@exämple.org', 'İpek.Ş@örnek.org', 'a%20b@x.org', 'straße\\7@x.org', "o'neil@x.org"),
  fc.string({ unit: fc.constantFrom(...'aZ19.+-_"\\%é ß\''), minLength: 1, maxLength: 8 }),
  fc.integer({ min: 0, max: 99_999 }).map(String),
);

it('erasing any key leaves everything valid, and all others as they were', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (key) => {
      fc.pre(key.trim() !== '' && !others.includes(key.trim()));
      const { at, history, tabs, workspace, handlers } = await livedWith(key);
      const before = await readAll(history);
      const answer = await handlers['customer.forget']({ customerKey: key.trim() });
      expect(answer).toMatchObject({ kind: 'forgotten', exchanges: 1, says: null });
      expect(await history.read('own')).toBeNull();
      expect(await readAll(history)).toEqual(before);
      const kept = workspaceSchema.parse(workspace.read());
      expect(kept.requests[1]).toEqual({ ...makeRequest('bob'), draft: draftOf('bob@example.com') });
      expect(kept.templates).toEqual([{ ...blankTemplate('field-1'), title: 'Visit', channel: 'Web' }]);
      expect(kept.storyboards[0]?.steps).toHaveLength(1);
      expect(kept.requests[0]?.draft.customerKey).not.toBe(key);
      expect((await tabs.list()).tabs[0]?.draft.customerKey).toBe('');
      const again = await openHistory(place(at.folder));
      await again.ready();
      for (const exchange of await readAll(again)) expect(exchangeSchema.parse(exchange)).toEqual(exchange);
      expect(at.notices).toEqual([]);
      history.close();
      again.close();
    }),
    { numRuns: 40 },
  );
}, 120_000);

it.each(['zoë.quill+7"x@exämple.org', 'ada.lovelace@example.com', 'İpek.ß@örnek.org', '000345-77-K'])(
  'no byte of %s is left anywhere',
  async (key) => {
    const { at, handlers } = await livedWith(key);
    expect(await handlers['customer.forget']({ customerKey: key })).toMatchObject({ says: null });
    const part = key.split('@')[0] ?? '';
    const ascii =
      part
        .match(/[a-z0-9]{3,}/gi)
        ?.toSorted((a, b) => b.length - a.length)[0]
        ?.toLowerCase() ?? '?';
    const left = filesIn(at.folder).filter((path) => {
      const bytes = readFileSync(join(at.folder, path));
      return [bytes.toString('utf8'), bytes.toString('utf16le')].some((text) => text.toLowerCase().includes(ascii));
    });
    expect(left).toEqual([]);
  },
);
