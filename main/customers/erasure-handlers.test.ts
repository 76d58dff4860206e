import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { type Exchange, noMarks } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { settingsSchema, usualSettings } from '#app/settings/settings.ts';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { makeShow } from '#app/testing/make-show.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openHistory } from '#main/history/history.ts';
import { openCatalogue } from '#main/library/catalogue.ts';
import { openRunStore } from '#main/runs/run-store.ts';
import { openBackups } from '#main/storage/backups.ts';
import { filesIn, kindOf } from '#main/storage/data-files.ts';
import { openLog } from '#main/storage/log-file.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { createQueue } from '#main/storage/queue.ts';
import { settled } from '#main/testing/history.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openShowsOf } from '#main/testing/shows-of.ts';
import { createCustomers } from './customers.ts';
import { createErasing } from './erasure-guard.ts';
import { createErasureHandlers } from './erasure-handlers.ts';

const ada = 'Ada+test@example.com';
const tids = ['dedc2983-4666-4641-8047-61250a878f89', '0a0b0c0d-1111-2222-3333-444455556666'];
const shared = 'ffffffff-0000-1111-2222-333333333333';
const tabIds = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;

function exchangeOf(id: string, customerKey: string, tid: string, change: Partial<Exchange> = {}): Exchange {
  const draft = { ...blankDraft, uri: 'a://b/c', customerKey };
  const body = JSON.stringify({ uri: draft.uri, customerKey });
  return makeReceived(id, tid, { draft, request: { method: 'POST', url: 'https://h/', headers: [], body }, ...change });
}

const mention = (uri: string) => ({ draft: { ...blankDraft, uri, customerKey: 'bob@example.com' } });

/** A user-data folder in which everything that is stored knows ada. */
async function lived() {
  const at = place();
  const environments = await openEnvironments(at, () =>
    practiceEnvironment({
      serverName: 'http://127.0.0.1:1',
      downServerName: 'http://127.0.0.1:2',
      untrustedServerName: 'https://127.0.0.1:3',
    }),
  );
  await environments.save({
    ...blankEnvironment('uat'),
    name: `UAT of ${ada}`,
    serverName: 'https://h',
    siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: ada }],
  });
  const settings = await openDocument({ ...at, name: 'settings', schema: settingsSchema, empty: usualSettings });
  await settings.write({ ...usualSettings, searches: [searchFor(ada), searchFor('bob')] });
  openLog(at.folder, at.now).write('Tidings 0.1.0 started');
  await (await openDocument({ ...at, name: 'window', schema: z.unknown(), empty: null })).write({ at: null });
  await (await openDocument({ ...at, name: 'practice', schema: z.unknown(), empty: null })).write({ port: 1 });
  const history = await openHistory(at);
  const customers = createCustomers(history);
  for (let index = 0; index < 205; index++) history.begin(exchangeOf(`bob ${index}`, 'bob@example.com', shared));
  history.begin(exchangeOf('ada 1', ada, tids[0] ?? ''));
  history.begin(exchangeOf('ada 2', ada.toUpperCase(), tids[1] ?? '', { marks: { ...noMarks, pinned: true } }));
  history.begin(exchangeOf('ada 3', ada, shared, { marks: { ...noMarks, deletedAt: '2026-01-01T00:00:00.000Z' } }));
  history.begin(exchangeOf('encoded', 'bob@example.com', shared, mention(`a://b?ck=${encodeURIComponent(ada)}`)));
  history.begin(exchangeOf('tid', 'bob@example.com', shared, mention(`a://b?tid=${tids[0]?.toUpperCase()}`)));
  history.begin(exchangeOf('noted', 'bob@example.com', shared, { marks: { ...noMarks, note: `as\n${ada}` } }));
  history.begin(exchangeOf('named', 'bob@example.com', shared, { from: `Check of ${ada}` }));
  history.begin(exchangeOf('like', 'ada+test@example.com.au', 'aaaaaaaa-0000-1111-2222-333333333333'));
  await settled(history);
  const tabs = await openTabs(at);
  await tabs.save({
    id: tabIds[0],
    draft: { ...blankDraft, uri: `a://b?x=${ada}`, customerKey: ada, tid: tids[0] ?? '' },
    exchangeId: 'ada 1',
    requestId: null,
  });
  await tabs.save({
    id: tabIds[1],
    draft: { ...blankDraft, uri: 'a://b', customerKey: 'bob@example.com' },
    exchangeId: null,
    requestId: null,
  });
  await tabs.arrange(tabIds, tabIds[0]);
  const catalogue = await openTheirCatalogue(at);
  const workspace = await openDocument({ ...at, name: 'workspace', schema: workspaceSchema, empty: blankWorkspace });
  await workspace.write({
    ...blankWorkspace,
    requests: [saved('hers', { ...blankDraft, customerKey: ada }), saved('his', { ...blankDraft, customerKey: 'bob' })],
    variables: [{ name: 'demo', value: ada }],
    storyboards: [
      { ...blankStoryboard('board', 'c'), about: `PresentationState ${ada}`, cast: [member(ada), member('bob')] },
    ],
    visitors: [noted(ada.toUpperCase()), noted('bob')],
  });
  const shows = await openShowsOf(at, ada, '');
  await openBackups(at).take('daily');
  writeFileSync(join(at.folder, 'history', 'segment-000009.unreadable-2026-01-01T00-00-00-000Z.json'), `{"half ${ada}`);
  writeFileSync(join(at.folder, 'settings.unreadable-2026-01-01T00-00-00-000Z.json'), 'nothing of hers');
  const eraseInMemory = vi.fn();
  const emptyCaches = vi.fn(async () => {});
  const handlers = createErasureHandlers({
    folder: at.folder,
    stores: { tabs, environments, workspace, catalogue, settings, ...shows },
    past: { history, customers, onHistoryChanged: () => {} },
    runs: { isBusy: () => false },
    runStore: await openRunStore(at),
    backupQueue: createQueue(),
    eraseInMemory,
    emptyCaches,
    erasing: createErasing(() => performance.now()),
    push: () => {},
  });
  return { at, history, tabs, environments, workspace, catalogue, shows, handlers, eraseInMemory, emptyCaches };
}

async function openTheirCatalogue(at: Place) {
  const catalogue = await openCatalogue(at);
  await catalogue.update(() => [
    { kind: 'property', name: 'email', values: [ada, 'bob@example.com'] },
    { kind: 'property', name: `of ${ada}`, values: [] },
  ]);
  return catalogue;
}

const member = (customerKey: string) => ({ id: customerKey, name: 'A', customerKey, properties: [] });
const noted = (customerKey: string) => ({ customerKey, name: 'Somebody', note: '', properties: [] });

const searchFor = (customerKey: string) => ({
  id: customerKey,
  name: `Only ${customerKey}`,
  query: { ...wholeHistory, customerKey },
  span: null,
});

const saved = (id: string, draft: Draft): SavedRequest => ({
  id,
  name: id,
  folderId: null,
  draft,
  usedAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
});

const all = (history: Awaited<ReturnType<typeof openHistory>>) =>
  history
    .summaries()
    .flatMap(({ summaries }) => Array.from(summaries(), ({ id }) => id))
    .filter((id) => !id.startsWith('bob'));

it('lists what will be erased before it is', async () => {
  const { handlers, history } = await lived();
  expect(await handlers['customer.preview']({ customerKey: ada })).toEqual({
    exchanges: 3,
    mentions: 4,
    openEvents: 1,
    savedThings: 10,
    runs: 0,
    otherFiles: 8,
    grade: 'telling',
    unread: [],
    isCancelled: false,
  });
  expect(all(history)).toHaveLength(8);
});

it('leaves no byte of a customer in any file, and changes no other customer', async () => {
  const { at, handlers, history, tabs, environments, workspace, catalogue, shows, eraseInMemory, emptyCaches } =
    await lived();
  const answer = await handlers['customer.erase']({ customerKey: ` ${ada.toLowerCase()} ` });
  expect(answer).toMatchObject({ kind: 'erased', exchanges: 3, otherFiles: 8, says: null });
  expect(answer).toMatchObject({ settings: { searches: [searchFor('bob')] } });
  expect(workspace.read()).toMatchObject({
    requests: [{ draft: { customerKey: '{{customer}}' } }, { draft: { customerKey: 'bob' } }],
    variables: [{ name: 'demo', value: '{{customer}}' }],
    storyboards: [
      { about: 'PresentationState {{customer}}', cast: [{ customerKey: '{{customer}}' }, { customerKey: 'bob' }] },
    ],
    visitors: [{ customerKey: 'bob' }],
  });
  expect(catalogue.read()).toEqual([{ kind: 'property', name: 'email', values: ['bob@example.com'] }]);
  expect(all(history)).toEqual(['encoded', 'tid', 'noted', 'named', 'like']);
  expect(await history.read('encoded')).toMatchObject({ draft: { uri: 'a://b?ck={{customer}}' } });
  expect(await history.read('noted')).toMatchObject({ marks: { note: 'as\n{{customer}}' } });
  expect(history.count()).toBe(210);
  expect((await tabs.list()).tabs).toMatchObject([
    {
      id: tabIds[0],
      draft: { uri: 'a://b?x={{customer}}', customerKey: '', tid: '' },
      exchangeId: null,
      requestId: null,
    },
    { id: tabIds[1], draft: { uri: 'a://b', customerKey: 'bob@example.com' } },
  ]);
  const [hers, his] = shows.shows.read();
  expect(hers?.steps[0]).toMatchObject({ state: 'sent', customerKey: '', tid: '', exchangeId: '' });
  expect(his).toEqual(makeShow('other', 'bob@example.com'));
  expect(shows.showUnderWay.read()).toBeNull();
  expect(environments.find('uat')?.name).toBe('UAT of {{customer}}');
  expect(eraseInMemory).toHaveBeenCalled();
  expect(emptyCaches).toHaveBeenCalledOnce();

  const forms = [ada, encodeURIComponent(ada), ...tids].map((form) => form.toLowerCase());
  const left = filesIn(at.folder).filter((path) => {
    // The other customer, whose key begins alike, stays.
    const text = readFileSync(join(at.folder, path), 'latin1').toLowerCase().replaceAll('ada+test@example.com.au', '');
    return forms.some((form) => text.includes(form));
  });
  expect(left).toEqual([]);
  expect(readdirSync(at.folder)).toContain('settings.unreadable-2026-01-01T00-00-00-000Z.json');
});

it('leaves backups that can still be restored', async () => {
  const { at, handlers } = await lived();
  await handlers['customer.erase']({ customerKey: ada });
  const [backup] = openBackups(at).list();
  const copy = place();
  mkdirSync(join(copy.folder, 'history'));
  const home = join(at.folder, 'backups', backup?.name ?? '', 'history');
  for (const name of readdirSync(home))
    writeFileSync(join(copy.folder, 'history', name), readFileSync(join(home, name)));
  const restored = await openHistory(copy);
  await restored.ready();
  expect(all(restored)).toEqual(['encoded', 'tid', 'noted', 'named', 'like']);
  expect(restored.count()).toBe(210);
  expect(copy.notices).toEqual([]);
});

it('waits for an event that is under way', async () => {
  const { handlers, history } = await lived();
  history.begin(makeExchange('going', { draft: { ...blankDraft, uri: 'a://b', customerKey: ada } }));
  expect(await handlers['customer.erase']({ customerKey: ada })).toMatchObject({ kind: 'refused' });
  expect(all(history)).toHaveLength(9);
});

it('every file that we write is of a kind that erasing handles', async () => {
  const { at } = await lived();
  expect(filesIn(at.folder).filter((path) => kindOf(path) === null)).toEqual([]);
});
