import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import type { Workspace } from '#app/library/workspace.ts';
import {
  openRunPlace,
  rowDraft,
  runEnvironment,
  runToEnd,
  setupOf,
  setupWithRows,
  started,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { createRunExportHandlers } from './export-handlers.ts';

afterEach(() => void vi.unstubAllEnvs());

/** The calls in a place where the person saves under each name that is proposed. */
async function openExports(workspace: Workspace, aheadMs = () => 0) {
  const { origin } = await serveEvents();
  const environment = { ...runEnvironment, serverName: origin, variables: [{ name: 'town', value: 'Oslo' }] };
  const place = await openRunPlace(origin, { workspace, environment, aheadMs });
  const folder = mkdtempSync(join(tmpdir(), 'tidings-names-'));
  const handlers = createRunExportHandlers({
    runs: place.runs,
    planParts: {
      findEnvironment: () => environment,
      workspace: () => workspace,
      storyboards: () => [],
      readExchanges: async function* () {},
      findData: place.desk.find,
      tidUses: async () => [],
    },
    askWhereToSave: async (name) => join(folder, name),
    now: () => new Date('2026-01-01T00:00:00.000Z'),
    newId: () => crypto.randomUUID(),
  });
  return { ...place, folder, handlers };
}

const draft = { ...editUri(blankDraft, 'assist://a/b?c={{campaign}}&t={{town}}'), customerKey: 'ada' };
const workspace = { ...workspaceOf(draft), variables: [{ name: 'campaign', value: '1234' }] };

it.each([
  ['CON', /^_CON \d{4}-\d\d-\d\d\.csv$/],
  ['../Spring: "a"', /^_\.\._Spring_ _a_ \d{4}-\d\d-\d\d\.csv$/],
  ['\u{1F697}'.repeat(200), /^_{60} \d{4}-\d\d-\d\d\.csv$/],
])('the report of a run called %j is written under a name that every system takes', async (name, expected) => {
  const { runs, folder, handlers } = await openExports(workspace);
  const runId = await runToEnd(runs, setupOf({ name }));
  const answer = await handlers['run.export']({ runId, format: 'csv', maskCustomers: false, escapeFormulas: false });
  expect(answer.kind === 'exported' && basename(answer.file)).toMatch(expected);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(expected)]);
});

it('the file of a report has the day that the report says', async () => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  const startedAt = Date.UTC(2026, 0, 1, 20);
  const { runs, handlers } = await openExports(workspace, () => startedAt - Date.now());
  const runId = await runToEnd(runs, setupOf({ name: 'Spring' }));
  const answer = await handlers['run.export']({ runId, format: 'html', maskCustomers: false, escapeFormulas: false });
  if (answer.kind !== 'exported') throw new Error(answer.kind);
  expect(basename(answer.file)).toBe('Spring 2026-01-02.html');
  expect(readFileSync(answer.file, 'utf8')).toContain('<time datetime="2026-01-02T09:');
});

it('the requests for Artillery have the values of their variables in them', async () => {
  const { folder, handlers } = await openExports(workspace);
  const answer = await handlers['run.exportArtillery']({ setup: setupOf({ name: 'aux.' }) });
  expect(answer).toEqual({ kind: 'exported', file: join(folder, '_aux for Artillery') });
  const payload = readFileSync(join(folder, '_aux for Artillery', 'payload.csv'), 'utf8');
  expect(payload).toContain('assist://a/b?c=1234&t=Oslo');
  expect(payload).not.toContain('{{');
});

it('a question without an answer is asked before requests are written for Artillery', async () => {
  const { folder, handlers } = await openExports(workspaceOf({ ...draft, uri: 'a://{{?Where}}/b' }));
  const setup = setupOf({ name: 'Spring' });
  const answer = await handlers['run.exportArtillery']({ setup });
  expect(answer).toEqual({ kind: 'refused', says: ['“Where” has no answer yet.'] });
  expect(readdirSync(folder)).toEqual([]);
  const answered = await handlers['run.exportArtillery']({ setup: { ...setup, answers: { Where: 'Oslo' } } });
  expect(answered).toMatchObject({ kind: 'exported' });
});

it('events that cannot be sent are left out of a script for Artillery only by choice', async () => {
  const place = await openExports(workspaceOf({ ...rowDraft, uri: '{{ck}}' }));
  const rows = [
    [1, 'a://b'],
    [2, ''],
    [3, 'a://c'],
  ] as const;
  const setup = await setupWithRows(place, rows, { name: 'Spring' });
  const refused = await place.handlers['run.exportArtillery']({ setup });
  expect(refused).toMatchObject({ kind: 'refused', says: [expect.stringContaining('1 event can’t be sent')] });
  const answer = await place.handlers['run.exportArtillery']({ setup: { ...setup, leaveOutFaulty: true } });
  if (answer.kind !== 'exported') throw new Error(answer.kind);
  const payload = readFileSync(join(answer.file, 'payload.csv'), 'utf8');
  expect([...new Set(payload.match(/a:\/\/[a-z]*/g))]).toEqual(['a://b', 'a://c']);
});

it('the name of a masked report has no customer in it whose row was not sent', async () => {
  const place = await openExports(workspaceOf(rowDraft));
  const who = 'Lovelace-Ada';
  const rows = [
    [1, 'bob'],
    [2, who],
  ] as const;
  const setup = await setupWithRows(place, rows, { name: `Spring for ${who}` });
  const runId = await started(place.runs, setup);
  const live = place.runs.live(runId);
  live?.runner.stop();
  await live?.ended;
  const input = { runId, format: 'csv', maskCustomers: true, escapeFormulas: false } as const;
  const answer = await place.handlers['run.export'](input);
  expect(answer.kind === 'exported' && basename(answer.file)).toMatch(/^Spring for (?!.*(Lovelace|Ada))/);
});

it('the name of a masked report has no customer in it, also one that its events got from elsewhere', async () => {
  const who = '000345-77-K';
  const { runs, handlers } = await openExports({
    ...workspaceOf({ ...draft, customerKey: '{{who}}' }),
    variables: [...workspace.variables, { name: 'who', value: who }],
  });
  const runId = await runToEnd(runs, setupOf({ name: `Spring for ${who}` }));
  const input = { runId, format: 'csv', escapeFormulas: false } as const;
  const nameOf = async (maskCustomers: boolean) => {
    const answer = await handlers['run.export']({ ...input, maskCustomers });
    return answer.kind === 'exported' ? basename(answer.file) : '';
  };
  expect(await nameOf(false)).toContain(who);
  expect(await nameOf(true)).toMatch(/^Spring for 0_+ \d{4}-\d\d-\d\d\.csv$/);
});
