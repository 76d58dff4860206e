import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { type HistoryQuery, wholeHistory } from '#app/exchange/history-query.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { type History, openHistory } from './history.ts';

function place(folder = mkdtempSync(join(tmpdir(), 'tidings-history-'))) {
  const notices: string[] = [];
  return {
    folder,
    notices,
    onNotice: (says: string) => notices.push(says),
    now: () => new Date('2026-01-02T03:04:05Z'),
  };
}

type Place = ReturnType<typeof place>;

/** Opens the history, puts so many received exchanges into it, and ends it as a quit would. */
async function filled(at: Place, count: number, prefix = 'x'): Promise<void> {
  const history = openHistory(at);
  for (let index = 0; index < count; index++) history.begin(makeReceived(`${prefix}${index}`, `t${index}`));
  await settled(history);
  history.close();
}

/** Waits until full segments are closed: marking nothing comes after all other work. */
async function settled(history: History): Promise<void> {
  await history.ready;
  for (let turn = 0; turn < 10; turn++) {
    await new Promise(setImmediate);
    await history.mark([], {});
  }
}

const files = (at: Place) => readdirSync(join(at.folder, 'history')).sort();
const file = (at: Place, name: string) => join(at.folder, 'history', name);
const list = async (history: History, change: Partial<HistoryQuery> = {}) =>
  (await history.list({ ...wholeHistory, ...change }, 1_000, 0)).exchanges.map(({ id }) => id);

describe('the history', () => {
  it('is there again, newest first, in closed segments and one open', async () => {
    const at = place();
    await filled(at, 450);
    expect(files(at)).toEqual([
      'segment-000001.index',
      'segment-000001.json',
      'segment-000002.index',
      'segment-000002.json',
      'segment-000003.journal',
    ]);
    const again = openHistory(at);
    await again.ready;
    expect(again.count()).toBe(450);
    expect(await again.list(wholeHistory, 2, 249)).toMatchObject({
      total: 450,
      exchanges: [{ id: 'x200' }, { id: 'x199' }],
    });
    expect(await again.read('x0')).toEqual(makeReceived('x0', 't0'));
    expect(await again.read('x449')).toEqual(makeReceived('x449', 't449'));
    expect(at.notices).toEqual([]);
  });

  it('goes on in the open segment of the last start', async () => {
    const at = place();
    await filled(at, 3);
    await filled(at, 3);
    expect(files(at)).toEqual(['segment-000001.journal']);
  });

  it('does not close a segment while something in it is under way', async () => {
    const at = place();
    const history = openHistory(at);
    history.begin(makeExchange('slow'));
    for (let index = 0; index < 250; index++) history.begin(makeReceived(`x${index}`, 't'));
    await settled(history);
    expect(files(at)).toEqual(['segment-000001.journal', 'segment-000002.journal']);
    history.complete(makeReceived('slow', 'late'));
    await settled(history);
    expect(files(at)).toEqual(['segment-000001.index', 'segment-000001.json', 'segment-000002.journal']);
    expect(await history.read('slow')).toEqual(makeReceived('slow', 'late'));
    expect(await list(history)).toHaveLength(251);
  });

  it.each([
    ['before its first byte left', false, 'no'],
    ['after', true, 'yes'],
  ] as const)('tells of what was under way at the end, %s', async (_, hasLeft, left) => {
    const at = place();
    const history = openHistory(at);
    history.begin(makeExchange('x'));
    if (hasLeft) history.leave('x');
    const again = openHistory(at);
    expect(await again.read('x')).toMatchObject({ left, result: { outcome: 'interrupted' } });
    expect(await openHistory(at).read('x')).toMatchObject({ left, result: { outcome: 'interrupted' } });
  });
});

describe('a search', () => {
  const draft = { ...sampleDraft, uri: 'crm://Retail/book?voucher=987', customerKey: 'Zoe@Example.org' };
  const ada = makeReceived('ada', 'TID-ADA', {
    sentAt: '2026-01-05T00:00:00.000Z',
    draft: { ...draft, properties: [{ enabled: true, name: 'hobby', value: 'Größe 40' }] },
    environment: { ...makeExchange('').environment, id: 'prod', name: 'PROD' },
  });

  async function searched() {
    const at = place();
    await filled(at, 220);
    const history = openHistory(at);
    history.begin(ada);
    await history.mark(['ada'], { note: 'Seen by Grace', pinned: true });
    return history;
  }

  it.each([
    'voucher=987',
    'ZOE@example',
    'tid-ada',
    'hobby',
    'größe',
    'prod',
    'grace',
    '"tid":"TID-ADA"',
    '987 retail grace',
  ])('finds %j', async (search) => {
    expect(await list(await searched(), { search })).toEqual(['ada']);
  });

  it.each([
    ['words that do not all stand there', { search: 'grace nowhere' }, 0],
    ['another environment', { environmentId: 'e' }, 220],
    ['an environment', { environmentId: 'prod' }, 1],
    ['an outcome', { outcome: 'refused' }, 0],
    ['from', { from: '2026-01-02T00:00:00.000Z' }, 1],
    ['until', { until: '2026-01-02T00:00:00.000Z' }, 220],
    ['one customer', { customerKey: 'Zoe@Example.org' }, 1],
    ['pinned ones', { shelf: 'pinned' }, 1],
    ['the trash', { shelf: 'trash' }, 0],
    ['a word in a closed segment', { search: 't7' }, 11],
  ] as const)('goes by %s', async (_, query, count) => {
    expect(await list(await searched(), query)).toHaveLength(count);
  });
});

describe('what a person changes', () => {
  it('stays over a restart, in open and closed segments', async () => {
    const at = place();
    await filled(at, 201);
    const history = openHistory(at);
    expect(await history.mark(['x0', 'x200'], { note: 'mine', triggered: 'yes' })).toBeNull();
    expect(await history.mark(['x1'], { deletedAt: '2026-01-02T00:00:00.000Z' })).toBeNull();
    expect(history.count()).toBe(200);
    const again = openHistory(at);
    await again.ready;
    for (const id of ['x0', 'x200'])
      expect((await again.read(id))?.marks).toMatchObject({ note: 'mine', triggered: 'yes', pinned: false });
    expect(await list(again, { shelf: 'trash' })).toEqual(['x1']);
    expect(await list(again, { search: 'mine' })).toEqual(['x200', 'x0']);
    expect(again.count()).toBe(200);
  });

  it('goes for good from every segment, but never what is under way', async () => {
    const at = place();
    await filled(at, 250);
    const history = openHistory(at);
    history.begin(makeExchange('going'));
    expect(await history.remove(() => true)).toEqual({ removed: 250, fault: null });
    expect(await list(history)).toEqual(['going']);
    history.complete(makeReceived('going', 't'));
    const again = openHistory(at);
    expect(await list(again)).toEqual(['going']);
    expect(readdirSync(join(at.folder, 'history')).filter((name) => name.endsWith('.json'))).toEqual([]);
  });
});

describe('damage', () => {
  it('a line cut off by a kill is dropped, and the next one is whole', async () => {
    const at = place();
    await filled(at, 3);
    const journal = file(at, 'segment-000001.journal');
    truncateSync(journal, readFileSync(journal).length - 40);
    const history = openHistory(at);
    history.begin(makeReceived('next', 't'));
    expect(await list(openHistory(at))).toEqual(['next', 'x1', 'x0']);
    expect(at.notices).toEqual([]);
  });

  it('garbage within a journal is set aside whole, and every good line is kept', async () => {
    const at = place();
    await filled(at, 2);
    appendFileSync(file(at, 'segment-000001.journal'), '\u0000\u0001garbage\n{"put":{"id":"half"}}\n');
    const history = openHistory(at);
    history.begin(makeReceived('after', 't'));
    expect(await list(openHistory(at))).toEqual(['after', 'x1', 'x0']);
    expect(at.notices).toEqual([expect.stringContaining('set aside as segment-000001.unreadable-')]);
    const aside = files(at).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(file(at, aside), 'utf8')).toContain('garbage');
  });

  it.each([
    ['empty', ''],
    ['truncated', '{"version":1,"value":[{"id":"x0"'],
    ['garbage', '\u0000\u0001'],
    ['of a wrong shape', '{"version":1,"value":{"a":1}}'],
  ])('a segment that is %s is set aside, and the others are untouched', async (_, text) => {
    const at = place();
    await filled(at, 450);
    writeFileSync(file(at, 'segment-000001.json'), text);
    const history = openHistory(at);
    expect(await list(history)).toHaveLength(250);
    expect(at.notices).toEqual([expect.stringContaining('segment-000001.json could not be read')]);
    const aside = files(at).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(file(at, aside), 'utf8')).toBe(text);
  });

  it.each([
    ['segment', 'segment-000001.json', '{"version":99,"value":[]}'],
    ['journal', 'segment-000003.journal', '{"journal":99}\n{"what":1}\n'],
  ])('a %s of a newer version is left as it is', async (_, name, text) => {
    const at = place();
    await filled(at, 450);
    writeFileSync(file(at, name), text);
    const history = openHistory(at);
    await history.ready;
    expect(at.notices).toEqual([expect.stringContaining('newer Tidings')]);
    history.begin(makeReceived('new', 't'));
    expect((await list(history))[0]).toBe('new');
    expect(readFileSync(file(at, name), 'utf8')).toBe(text);
  });

  it.each([
    ['missing', (path: string) => rmSync(path)],
    ['truncated', (path: string) => truncateSync(path, 500)],
    ['garbage', (path: string) => writeFileSync(path, '{"version":1,"summaries":7}\nx')],
    ['of another segment', (path: string) => copyFileSync(path.replace('01.index', '02.index'), path)],
  ])('an index that is %s is made anew', async (_, damage) => {
    const at = place();
    await filled(at, 450);
    const whole = readFileSync(file(at, 'segment-000001.index'));
    damage(file(at, 'segment-000001.index'));
    const history = openHistory(at);
    expect(await list(history)).toHaveLength(450);
    expect(await list(history, { search: '"t7"' })).toEqual(['x7']);
    expect(readFileSync(file(at, 'segment-000001.index'))).toEqual(whole);
    expect(at.notices).toEqual([]);
  });

  it('a kill between segment and journal leaves each exchange once', async () => {
    const at = place();
    await filled(at, 150);
    const kept = readFileSync(file(at, 'segment-000001.journal'));
    await filled(at, 100, 'y');
    writeFileSync(file(at, 'segment-000001.journal'), kept);
    const history = openHistory(at);
    expect(await list(history)).toHaveLength(250);
    expect(files(at)).not.toContain('segment-000001.journal');
  });

  it('a history folder that is a file costs the record, not the send', async () => {
    const at = place();
    writeFileSync(join(at.folder, 'history'), 'in the way');
    const history = openHistory(at);
    expect(history.begin(makeExchange('x'))).toContain('could not be written');
    expect(history.complete(makeReceived('x', 't'))).toContain('could not be written');
    expect(await list(history)).toEqual(['x']);
  });

  it('what could not be written at first is written whole later', async () => {
    const at = place();
    writeFileSync(join(at.folder, 'history'), 'in the way');
    const history = openHistory(at);
    expect(history.begin(makeExchange('x'))).not.toBeNull();
    rmSync(join(at.folder, 'history'));
    mkdirSync(join(at.folder, 'history'));
    expect(history.complete(makeReceived('x', 't'))).toBeNull();
    expect(await openHistory(at).read('x')).toEqual(makeReceived('x', 't'));
  });
});
