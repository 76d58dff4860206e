import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeExchange, makeReceipt, makeReceived } from '#app/testing/make-exchange.ts';
import { files, filled, list, settled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';

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
    const again = await openHistory(at);
    await again.ready();
    expect(again.count()).toBe(450);
    expect(await again.list(wholeHistory, 2, 249)).toMatchObject({
      total: 450,
      exchanges: [{ id: 'x200' }, { id: 'x199' }],
    });
    expect(await again.read('x0')).toEqual(makeReceived('x0', 't0'));
    expect(await again.read('x449')).toEqual(makeReceived('x449', 't449'));
    expect(at.notices).toEqual([]);
  });

  it('reads closed segments when they are first needed; until then the count is unknown', async () => {
    const at = place();
    await filled(at, 250);
    const again = await openHistory(at);
    // The latest events are known without it.
    expect(again.recent()).toHaveLength(50);
    await new Promise((done) => setTimeout(done, 50));
    expect([again.count(), again.summaries().reduce((sum, { length }) => sum + length, 0)]).toEqual([null, 50]);
    expect((await again.list(wholeHistory, 1, 0)).all).toBe(250);
    expect(again.count()).toBe(250);
  });

  it('does not count the trash, from the first moment', async () => {
    const at = place();
    await filled(at, 3);
    const first = await openHistory(at);
    await first.mark(['x1'], { deletedAt: '2026-01-01T00:00:00.000Z' });
    first.close();
    expect((await openHistory(at)).count()).toBe(2);
  });

  it('counts the trash for a list of it', async () => {
    const at = place();
    await filled(at, 3);
    const history = await openHistory(at);
    await history.mark(['x1'], { deletedAt: '2026-01-01T00:00:00.000Z' });
    expect((await history.list(wholeHistory, 1, 0)).all).toBe(2);
    expect((await history.list({ ...wholeHistory, scope: 'trash', search: 'nothing' }, 1, 0)).all).toBe(1);
  });

  it('goes on in the open segment of the last start', async () => {
    const at = place();
    await filled(at, 3);
    await filled(at, 3);
    expect(files(at)).toEqual(['segment-000001.journal']);
  });

  it('does not close a segment while something in it is under way', async () => {
    const at = place();
    const history = await openHistory(at);
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
  ] as const)('reports events that were under way at the end, %s', async (_, isDispatched, left) => {
    const at = place();
    const history = await openHistory(at);
    history.begin(makeExchange('x'));
    if (isDispatched) history.leave('x');
    const again = await openHistory(at);
    expect(await again.read('x')).toMatchObject({ left, result: { outcome: 'interrupted' } });
    expect(await (await openHistory(at)).read('x')).toMatchObject({ left, result: { outcome: 'interrupted' } });
  });
});

describe('a search', () => {
  const draft = { ...sampleDraft, uri: 'crm://Retail/book?voucher=987', customerKey: 'Zoe@Example.org' };
  const ada = makeReceived('ada', 'TID-ADA', {
    sentAt: '2026-01-05T00:00:00.000Z',
    from: 'Nightly check of Zürich',
    draft: { ...draft, properties: [{ enabled: true, name: 'hobby', value: 'Größe 40' }] },
    environment: { ...makeExchange('').environment, id: 'prod', name: 'PROD' },
  });

  async function searched() {
    const at = place();
    await filled(at, 220);
    const history = await openHistory(at);
    history.begin(ada);
    await history.mark(['ada'], { note: 'Seen by Grace', pinned: true });
    return history;
  }

  it.each([
    'voucher=987',
    'ZOE@example',
    'tid-ada',
    'hobby',
    'nightly zürich',
    'größe',
    'prod',
    'grace',
    '"tid":"TID-ADA"',
    '987 retail grace',
  ])('finds %j', async (search) => {
    expect(await list(await searched(), { search })).toEqual(['ada']);
  });

  it('finds text at the end of a long answer, in open and closed segments', async () => {
    const at = place();
    const receipt = makeReceipt('t');
    const body = `${'a'.repeat(20_000)} Fehler beim Pr\\u00fcfen ${'b'.repeat(20_000)}`;
    const long = receipt.kind === 'answered' ? { ...receipt, answer: { ...receipt.answer, body } } : receipt;
    const first = await openHistory(at);
    await first.begin(makeReceived('long', 't', { result: long }));
    first.close();
    const search = { search: 'fehler PRÜFEN' };
    expect(await list(await openHistory(at), search)).toEqual(['long']);
    await filled(at, 220);
    const closed = await openHistory(at);
    expect(await list(closed, search)).toEqual(['long']);
    expect(await list(await openHistory(at), search)).toEqual(['long']);
    expect(await list(closed, { ...search, outcome: 'refused' })).toEqual([]);
  });

  it.each([
    ['words that do not all stand there', { search: 'grace nowhere' }, 0],
    ['another environment', { environmentId: 'e' }, 220],
    ['an environment', { environmentId: 'prod' }, 1],
    ['an outcome', { outcome: 'refused' }, 0],
    ['from', { from: '2026-01-02T00:00:00.000Z' }, 1],
    ['until', { until: '2026-01-02T00:00:00.000Z' }, 220],
    ['one customer', { customerKey: 'Zoe@Example.org' }, 1],
    ['pinned ones', { scope: 'pinned' }, 1],
    ['the trash', { scope: 'trash' }, 0],
    ['a word in a closed segment', { search: 't7' }, 11],
  ] as const)('goes by %s', async (_, query, count) => {
    expect(await list(await searched(), query)).toHaveLength(count);
  });
});

describe('what a person changes', () => {
  it('stays over a restart, in open and closed segments', async () => {
    const at = place();
    await filled(at, 201);
    const history = await openHistory(at);
    expect(await history.mark(['x0', 'x200'], { note: 'mine', triggered: 'yes' })).toBeNull();
    expect(await history.mark(['x1'], { deletedAt: '2026-01-02T00:00:00.000Z' })).toBeNull();
    expect(history.count()).toBe(200);
    const again = await openHistory(at);
    await again.ready();
    for (const id of ['x0', 'x200'])
      expect((await again.read(id))?.marks).toMatchObject({ note: 'mine', triggered: 'yes', pinned: false });
    expect(await list(again, { scope: 'trash' })).toEqual(['x1']);
    expect(await list(again, { search: 'mine' })).toEqual(['x200', 'x0']);
    expect(again.count()).toBe(200);
  });

  it('is permanently deleted from every segment, except events under way', async () => {
    const at = place();
    await filled(at, 250);
    const history = await openHistory(at);
    history.begin(makeExchange('going'));
    expect(await history.remove(await list(history))).toEqual({
      removed: 250,
      leftOut: 0,
      problem: null,
    });
    expect(await list(history)).toEqual(['going']);
    history.complete(makeReceived('going', 't'));
    const again = await openHistory(at);
    expect(await list(again)).toEqual(['going']);
    expect(readdirSync(join(at.folder, 'history')).filter((name) => name.endsWith('.json'))).toEqual([]);
  });
});

describe('many changes at once', () => {
  it('go to the segments that they belong to, over the end of one', async () => {
    const at = place();
    const history = await openHistory(at);
    const going = Array.from({ length: 150 }, (_, index) => makeExchange(`a${index}`));
    expect(await history.record(going, [])).toBeNull();
    const more = Array.from({ length: 150 }, (_, index) => makeExchange(`b${index}`));
    expect(
      await history.record(
        more,
        going.map(({ id }) => makeReceived(id, 't')),
      ),
    ).toBeNull();
    expect(files(at)).toEqual(['segment-000001.journal', 'segment-000002.journal']);
    const again = await openHistory(at);
    expect(await list(again, { outcome: 'received' })).toHaveLength(150);
    expect(await list(again, { outcome: 'interrupted' })).toHaveLength(150);
  });

  it('that couldn’t be written are written with the next ones', async () => {
    const at = place();
    const history = await openHistory(at);
    await history.ready();
    rmSync(join(at.folder, 'history'), { recursive: true });
    writeFileSync(join(at.folder, 'history'), 'in the way');
    expect(await history.record([makeExchange('a'), makeExchange('b')], [])).toContain('couldn’t be written');
    expect(await history.complete(makeReceived('a', 't'))).toContain('couldn’t be written');
    rmSync(join(at.folder, 'history'));
    expect(await history.begin(makeExchange('c'))).toBeNull();
    const again = await openHistory(at);
    expect(await again.read('a')).toMatchObject({ result: { outcome: 'received' } });
    expect(await list(again)).toEqual(['c', 'b', 'a']);
  });
});
