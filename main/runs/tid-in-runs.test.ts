import { expect, it, vi } from 'vitest';
import {
  openRunPlace,
  people,
  rowDraft,
  runEnvironment,
  runToEnd,
  setupOf,
  setupWithRows,
  started,
  workspaceOf,
} from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const uat = {
  environmentName: 'Staging',
  serverName: 'https://uat.example.com',
  siteKey: 'ONE-UAT',
  customerKey: 'ada',
};

it('a TID that was last used on another environment is warned of before the run starts', async () => {
  const server = await serveEvents();
  const workspace = workspaceOf({ ...rowDraft, uri: 'a://b', customerKey: 'ada', tid });
  const tidUses = async (of: string) => (of === tid ? [uat] : []);
  const place = await openRunPlace(server.origin, { workspace, tidUses });
  const setup = setupOf();
  const check = await place.runs.check({ setup });
  const says = expect.stringContaining('This TID was last used on Staging / ONE-UAT');
  expect(check).toMatchObject({
    kind: 'checked',
    faulty: 0,
    warned: check.kind === 'checked' ? check.planned : 0,
    warnings: [says],
  });
  const preview = await place.runs.preview({ setup, from: 0, count: 1 });
  expect(preview.items[0]?.problems[0]).toMatchObject({
    level: 'warning',
    says: 'This TID was last used on Staging / ONE-UAT',
  });
  await runToEnd(place.runs, setup);
  expect(server.taken).not.toEqual([]);
});

it('a TID that isn’t sent, because its event is a tracking pixel, is not warned of', async () => {
  const server = await serveEvents();
  const workspace = workspaceOf({ ...rowDraft, uri: 'a://b', customerKey: 'ada', tid, sendAs: 'pixel' });
  const place = await openRunPlace(server.origin, { workspace, tidUses: async () => [uat] });
  expect(await place.runs.check({ setup: setupOf() })).toMatchObject({ kind: 'checked', faulty: 0, warnings: [] });
});

it('a TID of this environment, and one that comes from the rows, is not warned of', async () => {
  const server = await serveEvents();
  const here = { ...uat, environmentName: runEnvironment.name, serverName: server.origin, siteKey: setupOf().siteKey };
  const workspace = workspaceOf({ ...rowDraft, uri: 'a://b', customerKey: 'ada', tid });
  const known = await openRunPlace(server.origin, { workspace, tidUses: async () => [here, uat] });
  expect(await known.runs.check({ setup: setupOf() })).toMatchObject({ warnings: [] });
  const other = await openRunPlace(server.origin, { workspace, tidUses: async () => [uat] });
  const setup = await setupWithRows(other, people(2));
  const mapping = setup.mapping.map((one, at) => (at === 0 ? ({ ...one, target: { kind: 'tid' } } as const) : one));
  expect(await other.runs.check({ setup: { ...setup, mapping } })).toMatchObject({ warnings: [] });
});

it('a customer continues with their TID however their key is written', async () => {
  const server = await serveEvents();
  const place = await openRunPlace(server.origin, { workspace: workspaceOf(rowDraft) });
  const rows = [
    [1, 'Ada'],
    [2, ' ada '],
    [3, 'ADA'],
    [4, 'bob'],
  ] as const;
  await runToEnd(place.runs, await setupWithRows(place, rows, { pace: { continueTid: true } }));
  const tids = new Map(
    server.taken.map(({ url, body }) => [
      /run\/(\d)/.exec(body)?.[1],
      new URL(url, server.origin).searchParams.get('tid'),
    ]),
  );
  expect(tids.get('1')).toBeNull();
  expect(tids.get('2')).not.toBeNull();
  expect(tids.get('3')).toBe(tids.get('2'));
  expect(tids.get('4')).toBeNull();
});

it('no event gets the TID of the one before where that is turned off, also if it has a time in it', async () => {
  const server = await serveEvents();
  const draft = { ...rowDraft, properties: [{ enabled: true, name: 'at', value: '{{$now}}' }] };
  const place = await openRunPlace(server.origin, { workspace: workspaceOf(draft) });
  const pace = { continueTid: false, iterations: 2 };
  await runToEnd(place.runs, await setupWithRows(place, people(2), { pace }));
  expect(server.taken.map(({ url }) => new URL(url, server.origin).searchParams.get('tid'))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it('the rest of a run does not go to a server that its site key got in the meantime', async () => {
  const [server, other] = [await serveEvents(), await serveEvents()];
  const at = (await openRunPlace(server.origin)).at;
  const first = await openRunPlace(server.origin, { at });
  const setup = await setupWithRows(first, people(30), { pace: { perSecond: 50 } });
  const runId = await started(first.runs, setup);
  await vi.waitUntil(() => server.taken.length > 0, 10_000);
  await first.runs.underWay()?.();
  const moved = await openRunPlace(server.origin, { at, environment: { serverName: other.origin } });
  const answer = await moved.runs.sendUnsent({ runId, confirmed: true });
  await moved.runs.live(runId)?.ended;
  expect(answer).toEqual({
    kind: 'refused',
    says: [expect.stringContaining(`went to ${server.origin}, but UAT is ${other.origin} now`)],
  });
  expect(other.taken).toEqual([]);
});
