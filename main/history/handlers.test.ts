import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { file, filled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { createHistoryHandlers } from './handlers.ts';
import { type History, openHistory } from './history.ts';

afterEach(() => void vi.unstubAllEnvs());

async function start(count: number, now = () => new Date()) {
  const at = place();
  await filled(at, count);
  return handlersOf(await openHistory(at), at.folder, now);
}

function handlersOf(history: History, folder: string, now = () => new Date()) {
  return createHistoryHandlers({
    history,
    onHistoryChanged: vi.fn(),
    workspace: { read: () => ({ ...blankWorkspace, visitors: [noted] }) },
    environments: { list: () => [] },
    settings: { read: () => ({ ...usualSettings, evidenceName: ' Kim ' }) },
    push: vi.fn(),
    askWhereToSave: async (name) => join(folder, name),
    now,
  });
}
const query = wholeHistory;
/** A customer whom nothing was ever sent for. */
const noted = { customerKey: 'C-4711-NOTED', name: 'Cleo', note: '', properties: [] };

it('a range has every event between two, in the order of the list, across segments', async () => {
  const handlers = await start(450);
  const { ids } = await handlers['history.range']({ query, fromId: 'x10', toId: 'x440' });
  expect([ids?.length, ids?.at(0), ids?.at(-1)]).toEqual([431, 'x440', 'x10']);
  expect(await handlers['history.range']({ query, fromId: 'x440', toId: 'x10' })).toEqual({ ids });
  expect(await handlers['history.range']({ query, fromId: 'gone', toId: 'x10' })).toEqual({ ids: null });
});

it('knows which events were sent first, in whatever order they were selected', async () => {
  const at = place();
  const history = await openHistory(at);
  const days = { c: '2026-01-03', a: '2026-01-01', d: '2026-01-04', b: '2026-01-02' };
  for (const [id, day] of Object.entries(days))
    await history.begin(makeReceived(id, 't', { sentAt: `${day}T00:00:00.000Z` }));
  const { 'history.oldest': oldest } = handlersOf(history, at.folder);
  expect(await oldest({ ids: ['d', 'gone', 'c', 'b'], limit: 2 })).toEqual({ ids: ['b', 'c'] });
});

it('moves and counts only events that exist and are not there already', async () => {
  const handlers = await start(4);
  const move = (inTrash: boolean, ...ids: string[]) => handlers['history.trash']({ ids, inTrash });
  expect(await move(true, 'x1', 'x2', 'gone')).toEqual({ kind: 'moved', count: 2 });
  expect(await move(true, 'x1', 'x3')).toEqual({ kind: 'moved', count: 1 });
  expect(await handlers['history.missing']({ query, ids: ['x0', 'x1', 'gone'] })).toEqual({ ids: ['x1', 'gone'] });
  await handlers['history.remove']({ ids: ['x1'] });
  expect(await move(false, 'x1', 'x2')).toEqual({ kind: 'moved', count: 1 });
});

it.each(['csv', 'json', 'html', 'evidence-csv'] as const)(
  'an export as %s has customer keys only if they are not masked',
  async (format) => {
    const handlers = await start(3);
    const ids = ['x0', 'x1', 'x2'];
    const written = async (maskCustomers: boolean) => {
      const answer = await handlers['history.export']({ ids, format, maskCustomers });
      if (answer.kind !== 'exported') throw new Error(JSON.stringify(answer));
      return readFileSync(answer.file, 'utf8');
    };
    expect(await written(false)).toContain('ada@example.com');
    const masked = await written(true);
    expect(masked).not.toMatch(/ada(@|%40)/i);
    expect(masked).toContain('•••');
    expect(masked.match(/assist:/g)?.length).toBeGreaterThanOrEqual(3);
  },
);

it.each(['csv', 'json', 'html', 'evidence-csv'] as const)(
  'a masked export as %s has no customer whom only saved things know',
  async (format) => {
    const handlers = await start(1);
    await handlers['history.mark']({ ids: ['x0'], marks: { note: 'Like C-4711-NOTED, really' } });
    const answer = await handlers['history.export']({ ids: ['x0'], format, maskCustomers: true });
    if (answer.kind !== 'exported') throw new Error(JSON.stringify(answer));
    expect(readFileSync(answer.file, 'utf8')).toContain('Like •••, really');
  },
);

it.each(['csv', 'evidence-csv'] as const)('the file of an export as %s has the day of the person', async (format) => {
  vi.stubEnv('TZ', 'Pacific/Auckland');
  const handlers = await start(1, () => new Date('2026-01-01T20:00:00.000Z'));
  const answer = await handlers['history.export']({ ids: ['x0'], format, maskCustomers: false });
  expect(answer.kind === 'exported' && basename(answer.file)).toMatch(/^tidings-[a-z]+-2026-01-02\.csv$/);
});

it('a verdict says who gave it and when, until it is taken back', async () => {
  const handlers = await start(2);
  const marksOf = async () => (await handlers['history.list']({ query, limit: 10, offset: 0 })).exchanges[0]?.marks;
  await handlers['history.mark']({ ids: ['x1'], marks: { triggered: 'yes' } });
  expect(await marksOf()).toMatchObject({ triggered: 'yes', judgedBy: 'Kim' });
  expect(Date.parse((await marksOf())?.judgedAt ?? '')).toBeGreaterThan(0);
  await handlers['history.mark']({ ids: ['x1'], marks: { note: 'a note is no verdict' } });
  expect(await marksOf()).toMatchObject({ judgedBy: 'Kim' });
  await handlers['history.mark']({ ids: ['x1'], marks: { triggered: 'not-checked' } });
  const taken = { pinned: false, note: 'a note is no verdict', triggered: 'not-checked', deletedAt: null };
  expect(await marksOf()).toEqual(taken);
});

it('the evidence counts the events that could be read, and says how many could not', async () => {
  const at = place();
  await filled(at, 250);
  const history = await openHistory(at);
  await history.ready();
  rmSync(file(at, 'segment-000001.json'));
  const ids = ['x0', 'x1', 'x2', 'x240'];
  const exported = { ids, format: 'html', maskCustomers: false } as const;
  const answer = await handlersOf(history, at.folder)['history.export'](exported);
  if (answer.kind !== 'exported') throw new Error(JSON.stringify(answer));
  const page = readFileSync(answer.file, 'utf8');
  expect(page).toContain('<h1>Evidence of 1 event</h1>');
  expect(page.match(/<article/g)).toHaveLength(1);
  expect(page).toContain('3 selected events could not be read');
  expect(answer.leftOut).toContain('3 selected events');
});

it('takes blanks for no note', async () => {
  const handlers = await start(1);
  const noteAfter = async (note: string) => {
    await handlers['history.mark']({ ids: ['x0'], marks: { note } });
    return (await handlers['history.list']({ query, limit: 1, offset: 0 })).exchanges[0]?.marks.note;
  };
  expect(await noteAfter(' \n ')).toBe('');
  expect(await noteAfter(' a note')).toBe(' a note');
  expect(await noteAfter('  ')).toBe('');
});

it('gives no verdict on events that were never sent, and says how many those are', async () => {
  const at = place();
  const history = await openHistory(at);
  await history.begin(makeReceived('sent', 't'));
  await history.begin(makeExchange('unsent', { left: 'no' }));
  const handlers = handlersOf(history, at.folder);
  const judge = (triggered: 'yes' | 'not-checked') =>
    handlers['history.mark']({ ids: ['sent', 'unsent'], marks: { triggered } });
  expect(await judge('yes')).toEqual({ kind: 'saved', unsent: 1 });
  expect((await history.read('sent'))?.marks.triggered).toBe('yes');
  expect((await history.read('unsent'))?.marks.triggered).toBe('not-checked');
  expect(await judge('not-checked')).toEqual({ kind: 'saved', unsent: 0 });
});
