import { describe, expect, it } from 'vitest';
import {
  openRunPlace,
  people,
  rowDraft,
  runToEnd,
  setupOf,
  setupWithRows,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

describe('before a run', () => {
  it('every item is shown as it will be sent, and what speaks against it', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin, {
      workspace: workspaceOf({ ...rowDraft, properties: [{ enabled: true, name: 'id', value: '{{$guid}}' }] }),
    });
    const setup = await setupWithRows(place, people(3));
    const preview = await place.runs.preview({ setup, from: 1, count: 5 });
    expect(preview.items.map(({ item, row, customerKey }) => [item, row, customerKey])).toEqual([
      [1, 2, 'c1@example.com'],
      [2, 3, 'c2@example.com'],
    ]);
    await runToEnd(place.runs, setup);
    expect(preview.items.map(({ request }) => request?.body)).toEqual(server.taken.slice(1).map(({ body }) => body));
    const next = await place.runs.preview({ setup, from: 1, count: 1 });
    expect(next.items[0]?.request?.body).not.toBe(preview.items[0]?.request?.body);
  });

  it('items that cannot be sent keep it from being started, or are left out', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin, { workspace: workspaceOf({ ...rowDraft, uri: '{{ck}}' }) });
    const rows = [
      [1, 'a://b'],
      [2, ''],
      [3, 'a://c'],
      [4, 'a://d'],
    ] as const;
    const setup = await setupWithRows(place, rows);
    const check = await place.runs.check({ setup });
    expect(check).toMatchObject({
      kind: 'checked',
      planned: 4,
      faulty: 1,
      first: [{ item: 1, customerKey: expect.any(String) }],
    });
    const refused = await place.runs.start({ setup, confirmed: false });
    expect(refused).toMatchObject({ kind: 'refused', says: [expect.stringContaining('1 event can’t be sent')] });
    expect(server.taken).toEqual([]);
    const runId = await runToEnd(place.runs, { ...setup, leaveOutFaulty: true, leftOutRows: [4] });
    expect(place.runs.read(runId)?.ledger).toMatchObject({ planned: 4, answered: 2, skipped: 2 });
  });

  it.each([
    ['a site key that looks wrong', 'my-key', 'ada'],
    ['an empty customer key', 'ONE-5BTO1FBU1O-1109', ''],
  ])('a cell that is no number counts as an error, also behind %s', async (_, siteKey, customerKey) => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin, { workspace: workspaceOf({ ...rowDraft, uri: 'a://b' }) });
    const text = `n,ck\nabc,${customerKey}\n2,bob`;
    const opened = await place.desk.open({ from: { kind: 'text', text }, format: null });
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    const mapping = [
      { column: 'n', target: { kind: 'property', name: 'v', as: 'number' } },
      { column: 'ck', target: { kind: 'customer-key' } },
    ] as const;
    const setup = setupOf({ dataId: opened.dataId, siteKey, mapping });
    const { items } = await place.runs.preview({ setup, from: 0, count: 1 });
    expect(items[0]?.problems.map(({ level }) => level)).toEqual(['error', 'warning']);
    expect(await place.runs.check({ setup })).toMatchObject({ faulty: 1, first: [{ item: 0 }] });
    expect(await place.runs.start({ setup, confirmed: true })).toMatchObject({
      kind: 'refused',
      says: [expect.stringMatching(/^1 event can’t be sent\. (?!The first).* Fix it, or skip it\.$/)],
    });
    expect(server.taken).toEqual([]);
  });

  it('a missing column, an unknown name, an open question and a guard are reported, and nothing is sent', async () => {
    const server = await serveEvents();
    const place = await openRunPlace(server.origin, {
      environment: { askBeforeSending: true },
      workspace: workspaceOf({ ...rowDraft, uri: 'a://{{?Where}}/{{n}}' }),
    });
    const setup = await setupWithRows(place, people(2));
    const says = async (change: object, confirmed = true) => {
      const answer = await place.runs.start({ setup: { ...setup, ...change }, confirmed });
      return answer.kind === 'refused' ? answer.says.join(' ') : answer.kind;
    };
    expect(await says({}, false)).toContain('asks before sending');
    expect(await says({})).toContain('“Where” has no answer yet');
    const elsewhere = [{ column: 'city', target: { kind: 'variable', name: 'n' } }];
    expect(await says({ mapping: elsewhere })).toContain('no column “city”');
    expect(await says({ mapping: [], answers: { Where: 'x' } })).toContain('There is no variable {{n}}');
    expect(await says({ dataId: 'gone' })).toContain('no longer open');
    expect(await says({ environmentId: 'gone' })).toContain('was deleted');
    expect(await says({ source: { kind: 'request', requestId: 'gone' } })).toContain('nothing to send');
    expect(server.taken).toEqual([]);
    expect(place.runs.list()).toEqual([]);
  });

  it('cells are always texts', async () => {
    const server = await serveEvents();
    const draft = { ...rowDraft, uri: 'a://b', properties: [{ enabled: true, name: 'v', value: '{{n}}' }] };
    const place = await openRunPlace(server.origin, { workspace: workspaceOf(draft) });
    const cells = ['000345', '+421900', '12345678901234567890', '1e3', '{{ck}}', ' x ', '"', '\\n'];
    const text = ['n\tck', ...cells.map((cell) => `${cell}\tada`)].join('\n');
    const opened = await place.desk.open({ from: { kind: 'text', text }, format: null });
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    expect(opened.data.columns).toEqual(['n', 'ck']);
    const mapping = [
      { column: 'n', target: { kind: 'property', name: 'v' } },
      { column: 'ck', target: { kind: 'customer-key' } },
    ] as const;
    const quoted = await place.desk.open({
      from: { kind: 'text', text },
      format: { kind: 'delimited', encoding: 'utf-8', hasHeader: true, separator: '\t', quote: null },
    });
    if (quoted.kind !== 'opened') throw new Error(quoted.kind);
    await runToEnd(place.runs, setupOf({ dataId: quoted.dataId, mapping }));
    expect(server.taken.map(({ body }) => JSON.parse(body).properties[0].value)).toEqual(cells);
  });
});
