import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { file, files, filled, list } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';

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
    await history.ready();
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
