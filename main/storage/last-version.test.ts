import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { createCustomerIndex } from '#app/customers/customer-index.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { settingsSchema, usualSettings } from '#app/settings/settings.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openHistory } from '#main/history/history.ts';
import { openCatalogue } from '#main/library/catalogue.ts';
import { createRunArchive } from '#main/runs/run-archive.ts';
import { openRunStore } from '#main/runs/run-store.ts';
import { keep } from '#main/testing/keep.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openDocument } from './open-document.ts';

/** What a person made with version 0.1.0, before its code was rearranged. */
const made = resolve(import.meta.dirname, '../../e2e/fixtures/user-data-0.1');

type WrittenEnvironments = { readonly environments: readonly unknown[]; readonly selection: unknown };

let at: Place;

beforeEach(() => {
  at = place(mkdtempSync(join(tmpdir(), 'tidings-last-version-')));
  cpSync(made, at.folder, { recursive: true });
});

/** The value that the version wrote, as it is in the file. */
function written(file: string): unknown {
  return JSON.parse(readFileSync(join(made, file), 'utf8')).value;
}

async function readWith<T>(name: string, schema: z.ZodType<T>, empty: T): Promise<T> {
  return (await openDocument({ ...at, name, schema, empty })).read();
}

type Sent = { readonly draft: object };

/** Nothing was sent as a tracking pixel then. */
const asEvent = (sent: Sent) => ({ ...sent, draft: { ...sent.draft, sendAs: 'event' } });

it('reads settings and workspace as they were written', async () => {
  // What is newer than that version has its usual value.
  expect(await readWith('settings', settingsSchema, usualSettings)).toEqual({
    ...usualSettings,
    ...Object(written('settings.json')),
  });
  const workspace = await readWith('workspace', workspaceSchema, blankWorkspace);
  // Story lines and the Touchpoint map are newer.
  expect(workspace).toMatchObject(Object(written('workspace.json')));
  expect(workspace.touchpoints).toEqual([]);
  expect(workspace.requests.map(({ name }) => name)).toEqual(['Bulk', 'Interest', 'Old request', 'Booking']);
  expect(workspace.folders.map(({ name }) => name)).toEqual(['Spring', 'Autumn']);
  expect(workspace.templates.map(({ title }) => title)).toEqual(['Book a test drive']);
  const [storyboard] = workspace.storyboards;
  expect(storyboard).toMatchObject({ title: 'Leeds visit', steps: { length: 6 } });
  expect(storyboard?.cast.map(({ name }) => name)).toEqual(['Maya', 'Liam', 'Ada']);
  expect(at.notices).toEqual([]);
});

it('reads environments with their guard, proxy, variables and selection', async () => {
  const environments = await openEnvironments(at, () => ({ ...blankEnvironment('practice'), name: 'Practice' }));
  const { environments: own, selection } = written('environments.json') as WrittenEnvironments;
  // There was no page link then.
  expect(environments.list().slice(1)).toEqual(own.map((one) => Object.assign({ pageLink: '' }, one)));
  expect(environments.opening()).toMatchObject({ selection });
  expect(own).toMatchObject([
    { name: 'UAT', askBeforeSending: false, variables: [{ name: 'branch', value: 'Leeds' }] },
    { name: 'Live', askBeforeSending: true, network: { proxy: { kind: 'manual', port: 9 } } },
  ]);
  expect(at.notices).toEqual([]);
});

it('reads the open tabs in their order, and what was learned from sends', async () => {
  const { tabs, activeId, problems } = await (await openTabs(at)).list();
  expect(problems).toEqual([]);
  expect({ order: tabs.map(({ id }) => id), activeId }).toEqual(written('tabs.json'));
  for (const tab of tabs) expect(tab).toEqual(asEvent(written(`tabs/tab-${tab.id}.json`) as Sent));
  expect(tabs.at(-1)?.draft).toMatchObject({ uri: 'assist://half/typed?a=1', customerKey: 'half-typed@exam' });
  expect((await openCatalogue(at)).read()).toEqual(written('catalogue.json'));
  expect(at.notices).toEqual([]);
});

it('reads every event of the history with its outcome and marks', async () => {
  const history = keep(await openHistory(at));
  await history.ready();
  const counts: Record<string, number> = {};
  const customers = createCustomerIndex();
  for (const line of history.summaries().flatMap(({ datedLines }) => [...datedLines()])) {
    counts[line.outcome ?? 'none'] = (counts[line.outcome ?? 'none'] ?? 0) + 1;
    customers.add(line);
  }
  expect(counts).toEqual({ received: 21, 'not-reached': 1, refused: 2, 'timed-out': 1 });
  expect(customers.all().map(({ customerKey }) => customerKey)).toEqual(
    expect.arrayContaining(['ada@example.com', 'bob@example.com', 'cleo@example.com']),
  );
  const find = (query: Partial<typeof wholeHistory>) => history.list({ ...wholeHistory, ...query }, 50, 0);
  expect(await find({ search: 'ticket 4711' })).toMatchObject({
    exchanges: [{ customerKey: 'ada@example.com', marks: { triggered: 'yes' } }],
  });
  expect(await find({ scope: 'pinned' })).toMatchObject({ exchanges: [{ customerKey: 'ada@example.com' }] });
  expect(await find({ scope: 'trash' })).toMatchObject({ exchanges: [{ customerKey: 'cleo@example.com' }] });
  const closed = written('history/segment-000001.json') as readonly (Sent & { readonly id: string })[];
  for (const exchange of closed) expect(await history.read(exchange.id)).toEqual(asEvent(exchange));
  expect(at.notices).toEqual([]);
});

it('reads runs with their rows, ledger and results', async () => {
  const store = await openRunStore(at);
  expect(store.list().map(({ name, deletedAt }) => [name, deletedAt !== null])).toEqual([
    ['Only Cleo', true],
    ['Interest', false],
  ]);
  // Recorded gaps are newer.
  for (const run of store.list()) expect(run).toMatchObject(Object(written(`runs/${run.id}/run.json`)));
  expect(store.list().map(({ pace }) => pace.recorded)).toEqual([null, null]);
  const archive = createRunArchive(store, () => null, at);
  const run = store.list().find(({ name }) => name === 'Interest');
  if (run === undefined) throw new Error('There is no such run.');
  const { results } = await archive.results(run, 'all', 0, 10);
  expect(results.map(({ customerKey, state }) => [customerKey, state])).toEqual([
    ['ada@example.com', 'answered'],
    ['bob@example.com', 'answered'],
    ['refused@example.com', 'failed'],
    ['', 'skipped'],
  ]);
  expect(await archive.row(run, 1)).toMatchObject({ cells: ['bob@example.com', '7'] });
  archive.release();
  expect(at.notices).toEqual([]);
});

it('writes no file again that nothing changed', async () => {
  const documents = readdirSync(made).filter((name) => name.endsWith('.json'));
  const before = documents.map((name) => readFileSync(join(at.folder, name), 'utf8'));
  await readWith('settings', settingsSchema, usualSettings);
  await readWith('workspace', workspaceSchema, blankWorkspace);
  await (await openTabs(at)).open();
  (await openCatalogue(at)).close();
  await openRunStore(at);
  expect(documents.map((name) => readFileSync(join(at.folder, name), 'utf8'))).toEqual(before);
});
