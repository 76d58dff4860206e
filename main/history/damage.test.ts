import '#main/testing/faulty-files.ts';

import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { type FaultPlan, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { file, files, filled, list, settled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';

/** Changes the content of an index file. */
function edit(path: string, to: (index: Record<string, unknown> & { table?: object }) => object): void {
  writeFileSync(path, JSON.stringify(to(JSON.parse(readFileSync(path, 'utf8')))));
}

describe('damage', () => {
  it('a line cut off by a kill is dropped, and the next one is whole', async () => {
    const at = place();
    await filled(at, 3);
    const journal = file(at, 'segment-000001.journal');
    truncateSync(journal, readFileSync(journal).length - 40);
    const history = await openHistory(at);
    history.begin(makeReceived('next', 't'));
    expect(await list(await openHistory(at))).toEqual(['next', 'x1', 'x0']);
    expect(at.notices).toEqual([]);
  });

  it('a journal with garbage is set aside whole, and every good line stays', async () => {
    const at = place();
    await filled(at, 2);
    appendFileSync(file(at, 'segment-000001.journal'), '\u0000\u0001garbage\n{"put":{"id":"half"}}\n');
    const history = await openHistory(at);
    history.begin(makeReceived('after', 't'));
    expect(await list(await openHistory(at))).toEqual(['after', 'x1', 'x0']);
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
    const history = await openHistory(at);
    expect(await list(history)).toHaveLength(250);
    expect(at.notices).toEqual([expect.stringContaining('segment-000001.json is damaged')]);
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
    const history = await openHistory(at);
    await history.ready();
    expect(at.notices).toEqual([expect.stringContaining('newer version of Tidings')]);
    history.begin(makeReceived('new', 't'));
    expect((await list(history))[0]).toBe('new');
    expect(readFileSync(file(at, name), 'utf8')).toBe(text);
  });

  it.each([
    ['of zeros', Buffer.alloc(5_000)],
    ['empty', Buffer.alloc(0)],
    ['of zeros, and with lines behind them', Buffer.concat([Buffer.alloc(100), Buffer.from('\n{"put":{"id":"x"}}\n')])],
    ['without its first line', Buffer.from('{"patch":{"id":"x"}}\n')],
    ['in another encoding', Buffer.from('{"journal":1}\n', 'utf16le')],
  ])('a journal that is %s is set aside with every byte, and that is said', async (_, bytes) => {
    const at = place();
    await filled(at, 450);
    writeFileSync(file(at, 'segment-000003.journal'), bytes);
    const history = await openHistory(at);
    expect(await list(history)).toHaveLength(400);
    expect(at.notices).toEqual([expect.stringContaining('set aside as segment-000003.unreadable-')]);
    await history.begin(makeReceived('new', 't'));
    const aside = files(at).find((name) => name.includes('unreadable')) ?? '';
    expect(readFileSync(file(at, aside)).equals(bytes)).toBe(true);
    expect(await list(await openHistory(at))).toHaveLength(401);
  });

  it.each(['segment-000001.json', 'segment-000003.journal'])(
    'a folder in the place of %s is left, and that is said',
    async (name) => {
      const at = place();
      await filled(at, 450);
      rmSync(file(at, name));
      rmSync(file(at, name.replace('json', 'index')), { force: true });
      mkdirSync(file(at, name));
      writeFileSync(join(file(at, name), 'mine.txt'), 'mine');
      const history = await openHistory(at);
      expect((await list(history)).length).toBeLessThan(450);
      expect(at.notices).toHaveLength(1);
      await history.begin(makeReceived('new', 't'));
      await settled(history);
      expect(await list(history)).toContain('new');
      expect(readFileSync(join(file(at, name), 'mine.txt'), 'utf8')).toBe('mine');
    },
  );

  it('a damaged journal that cannot be set aside is shown as far as it can be read, and not cut', async () => {
    const at = place();
    await filled(at, 3);
    const journal = file(at, 'segment-000001.journal');
    const lines = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, [...lines.slice(0, 2), 'garbage', ...lines.slice(2)].join('\n'));
    const before = readFileSync(journal);
    const noRename: FaultPlan = ({ operation, path }) =>
      operation === 'rename' && path.includes('unreadable') ? 'EPERM' : null;
    const { value: history } = await withFaultyFiles(noRename, () => openHistory(at));
    expect(await list(history)).toEqual(['x2', 'x1', 'x0']);
    expect(await history.mark(['x1'], { pinned: true })).toContain('nothing in it can be changed');
    expect(await history.remove(['x1'])).toMatchObject({ removed: 0, leftOut: 1 });
    await history.begin(makeReceived('new', 't'));
    history.close();
    expect(readFileSync(journal).equals(before)).toBe(true);
    expect(await list(await openHistory(at))).toEqual(['new', 'x2', 'x1', 'x0']);
  });

  it.each([
    ['missing', (path: string) => rmSync(path)],
    ['truncated', (path: string) => truncateSync(path, 500)],
    ['garbage', (path: string) => writeFileSync(path, '{"version":1,"summaries":7}\nx')],
    ['of another version', (path: string) => edit(path, (index) => ({ ...index, version: 3 }))],
    ['that folded other letters', (path: string) => edit(path, (index) => ({ ...index, version: 4 }))],
    ['without its lines', (path: string) => edit(path, ({ table, ...index }) => index)],
    ['without a column', (path: string) => edit(path, (index) => ({ ...index, table: { ...index.table, uris: [] } }))],
    ['without its texts', (path: string) => edit(path, (index) => ({ ...index, parts: [] }))],
    [
      'without a mark',
      (path: string) => edit(path, (index) => ({ ...index, table: { ...index.table, marks: [[0, null]] } })),
    ],
    [
      'with ids that are none',
      (path: string) => {
        const packed = '*'.repeat(Math.ceil((200 * 16) / 3) * 4);
        edit(path, (index) => ({ ...index, table: { ...index.table, ids: { packed, others: [] } } }));
      },
    ],
    ['of another segment', (path: string) => copyFileSync(path.replace('01.index', '02.index'), path)],
  ])('an index that is %s is built again', async (_, damage) => {
    const at = place();
    await filled(at, 450);
    const whole = readFileSync(file(at, 'segment-000001.index'));
    damage(file(at, 'segment-000001.index'));
    const history = await openHistory(at);
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
    const history = await openHistory(at);
    expect(await list(history)).toHaveLength(250);
    expect(files(at)).not.toContain('segment-000001.journal');
  });

  it('a history folder that is a file costs the record, not the send', async () => {
    const at = place();
    writeFileSync(join(at.folder, 'history'), 'in the way');
    const history = await openHistory(at);
    expect(await history.begin(makeExchange('x'))).toContain('couldn’t be written');
    expect(await history.complete(makeReceived('x', 't'))).toContain('couldn’t be written');
    expect(await list(history)).toEqual(['x']);
  });

  it('what couldn’t be written at first is written whole later', async () => {
    const at = place();
    writeFileSync(join(at.folder, 'history'), 'in the way');
    const history = await openHistory(at);
    expect(await history.begin(makeExchange('x'))).not.toBeNull();
    rmSync(join(at.folder, 'history'));
    mkdirSync(join(at.folder, 'history'));
    expect(await history.complete(makeReceived('x', 't'))).toBeNull();
    expect(await (await openHistory(at)).read('x')).toEqual(makeReceived('x', 't'));
  });
});
