import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerReceived } from '#main/testing/event-server.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openRunPlace, people, runToEnd, setupWithRows } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';

const files = ['results.jsonl', 'rows.jsonl', 'run.json'] as const;

const damages: readonly (readonly [name: string, damage: (file: string) => void])[] = [
  ['empty', (file) => truncateSync(file, 0)],
  ['zeros', (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length))],
  ['garbage', (file) => writeFileSync(file, 'not what it was\nat all\n')],
  ['another encoding', (file) => writeFileSync(file, readFileSync(file, 'utf8'), 'utf16le')],
  ['a wrong shape', (file) => writeFileSync(file, '{"a":1}\n{"b":2}\n')],
  ['cut in two', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['cut after its first line', (file) => writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[0]}\n`)],
  ['garbage in its midst', (file) => writeFileSync(file, inMidst(file, '\u0000\u0001}{'))],
  ['zeros in its midst', (file) => writeFileSync(file, inMidst(file, '\0'.repeat(300)))],
  ['missing', (file) => rmSync(file)],
  ['a folder', (file) => toFolder(file)],
];

function inMidst(file: string, line: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  return [...lines.slice(0, 2), line, ...lines.slice(2)].join('\n');
}

function toFolder(file: string) {
  rmSync(file);
  mkdirSync(file);
  writeFileSync(join(file, 'mine.txt'), 'mine');
}

/** A finished run of six answered rows. */
async function finished(at: Place) {
  const server = await serveEvents(answerReceived);
  const first = await openRunPlace(server.origin, { at });
  const runId = await runToEnd(first.runs, await setupWithRows(first, people(6)));
  first.runs.archive.release();
  return { server, runId, folder: dirname(first.store.logFile(runId)) };
}

/** All bytes below a folder, as one. */
function bytesIn(folder: string): Buffer {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Buffer.concat(paths.filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name))));
}

const bytesAt = (path: string) => (statSync(path).isDirectory() ? bytesIn(path) : readFileSync(path));

describe.each(files)('a run whose %s is damaged', (name) => {
  it.each(damages)('(%s) is reported, keeps every byte, and sends no answered row again', async (what, damage) => {
    const at = place();
    const { server, runId, folder } = await finished(at);
    const file = join(folder, name);
    damage(file);
    const damaged = what === 'missing' ? Buffer.alloc(0) : bytesAt(file);

    const again = await openRunPlace(server.origin, { at });
    const opened = await again.runs.open(runId);
    let exported = 0;
    if (opened.run !== null) for await (const _ of again.runs.archive.lines(opened.run)) exported += 1;
    const answer = await again.runs.sendUnsent({ runId, confirmed: true });
    await again.runs.live(runId)?.ended;
    again.runs.archive.release();

    const said = [...at.notices, opened.run?.says, ...(answer.kind === 'refused' ? answer.says : [])].join('\n');
    expect(said).toMatch(/damaged|missing|can’t be read|couldn’t be read|no longer exist/);
    expect(server.taken).toHaveLength(6);
    const { unknown, unsent } = opened.run?.ledger ?? { unknown: 6, unsent: 0 };
    expect(unsent).toBe(0);
    if (name === 'results.jsonl' && !what.includes('midst')) expect(unknown).toBeGreaterThan(0);
    if (opened.run !== null) expect(exported).toBe(6);
    expect(bytesIn(folder).includes(damaged)).toBe(true);
    // At the next start it says the same, and still nothing is sent.
    const third = await openRunPlace(server.origin, { at });
    expect((await third.runs.open(runId)).unsent).toBe(0);
  });

  it('(made by a newer version) stays as it is', async () => {
    const at = place();
    const { server, runId, folder } = await finished(at);
    const file = join(folder, name);
    const newer = { 'run.json': '{"version":99,"value":{}}', 'results.jsonl': '{"runLog":99}\n{"what":1}\n' };
    if (name === 'rows.jsonl') return expect(file).toContain('rows');
    writeFileSync(file, newer[name]);
    const again = await openRunPlace(server.origin, { at });
    const opened = await again.runs.open(runId);
    const answer = await again.runs.sendUnsent({ runId, confirmed: true });
    expect(answer.kind).toBe('refused');
    expect([...at.notices, opened.run?.says].join('\n')).toContain('newer');
    expect(readFileSync(file, 'utf8')).toBe(newer[name]);
    expect(server.taken).toHaveLength(6);
  });
});

it('readable parts of damaged results stay: a failed item can be sent again, the rest counts as unknown', async () => {
  const at = place();
  let isBroken = true;
  const server = await serveEvents((event, response) => {
    if (isBroken && event.uri.endsWith('/1')) response.writeHead(400).end('{}');
    else answerReceived(event, response);
  });
  const first = await openRunPlace(server.origin, { at });
  const runId = await runToEnd(first.runs, await setupWithRows(first, people(6), { pace: { inFlight: 1 } }));
  first.runs.archive.release();
  const file = first.store.logFile(runId);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  writeFileSync(file, `${lines.slice(0, 5).join('\n')}\ngarbage\n`);

  const again = await openRunPlace(server.origin, { at });
  const { run } = await again.runs.open(runId);
  expect(run?.ledger).toMatchObject({ planned: 6, failed: 1, unsent: 0 });
  expect(run?.says).toContain('damaged');
  expect(readdirSync(dirname(file)).join()).toContain('results.unreadable-');
  isBroken = false;
  expect(await again.runs.sendFailed({ runId, unclearToo: false, confirmed: true })).toMatchObject({
    kind: 'started',
  });
  await again.runs.live(runId)?.ended;
  expect(server.taken).toHaveLength(7);
  expect(again.runs.read(runId)?.ledger).toMatchObject({ failed: 0, unsent: 0 });
});

it('missing rows are reported, and nothing is sent without them', async () => {
  const at = place();
  const server = await serveEvents(answerReceived);
  const first = await openRunPlace(server.origin, { at });
  const runId = await runToEnd(first.runs, await setupWithRows(first, people(3)));
  first.runs.archive.release();
  const log = first.store.logFile(runId);
  // As if two had not been sent yet.
  writeFileSync(log, `${readFileSync(log, 'utf8').split('\n')[0]}\n`);
  const run = first.store.read(runId) ?? expect.fail();
  await first.store.update(run.id, (saved) => ({
    ...saved,
    state: 'stopped',
    ledger: { ...saved.ledger, answered: 0, unsent: 3 },
  }));
  rmSync(first.store.rowsFile(runId));

  const again = await openRunPlace(server.origin, { at });
  const opened = await again.runs.open(runId);
  expect(opened).toMatchObject({
    unsent: 3,
    run: { says: expect.stringContaining('data rows of this run are missing') },
  });
  expect(await again.runs.sendUnsent({ runId, confirmed: true })).toMatchObject({
    kind: 'refused',
    says: [expect.stringContaining('are missing')],
  });
  expect((await again.runs.archive.row(run, 0)).cells).toBeNull();
  expect(server.taken).toHaveLength(3);
});

it('results that are torn by a kill are no damage', async () => {
  const at = place();
  const { server, runId, folder } = await finished(at);
  appendFileSync(join(folder, 'results.jsonl'), '{"ended":3,"st');
  const again = await openRunPlace(server.origin, { at });
  expect((await again.runs.open(runId)).run).toMatchObject({ says: null, ledger: { answered: 6 } });
  expect(at.notices).toEqual([]);
});
