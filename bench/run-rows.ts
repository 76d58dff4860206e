import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { blankEnvironment } from '#app/environments/environment.ts';
import { ProxyPasswords } from '#app/environments/proxy-passwords.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualPace } from '#app/runs/pace.ts';
import { createCustomers } from '#main/customers/customers.ts';
import { openHistory } from '#main/history/history.ts';
import { loadClient } from '#main/http/client.ts';
import { createNetwork } from '#main/http/network.ts';
import { openDataFile } from '#main/runs/data/data-file.ts';
import { goThrough, openFreshFiles } from '#main/runs/live-run.ts';
import { createRunRecorder } from '#main/runs/run-recorder.ts';
import { makeRun } from '#main/runs/run-starter.ts';
import { openRunStore } from '#main/runs/run-store.ts';

/*
 * Sends rows through everything that main does for a run, the history and an expectation included, or by raw node:http
 * with keep-alive. The time of ours ends when the history has closed all segments that were filled. Warm-ups are runs with a
 * tenth of the rows, in the same process.
 * `run-rows.mjs ours|raw ORIGIN ROWS IN-FLIGHT WARM-UPS`; prints `{ perSecond, cpuMsEach }` as JSON: the processor time of a
 * row is steadier than the rate on a machine that has other work.
 */
const [behaviour, origin = '', rowsText = '', inFlightText = '', warmUpsText = ''] = process.argv.slice(2);
const inFlight = Number(inFlightText);
const siteKey = 'ONE-5BTO1FBU1O-1109';
const uri = 'assist://salescloud/testdrive/book?campaign=1234';
const customers = Array.from({ length: Number(rowsText) }, (_, at) => `customer-${at}@example.com`);

/** What all rows took, in milliseconds: by the clock, and of the processor. */
type Took = { readonly ms: number; readonly cpuMs: number };

function startWatch(): () => Took {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - start, cpuMs: (user + system) / 1_000 };
  };
}

async function ours(keys: readonly string[]): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-bench-'));
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const place = { folder, onNotice: () => {}, now };
  const history = await openHistory(place);
  const customers = createCustomers(history);
  await history.ready();
  const expectations = [{ kind: 'http-status' as const, equals: 200 }];
  const draft = { ...editUri(blankDraft, uri), customerKey: '{{ck}}', expectations };
  const request = { id: 'r', name: 'R', folderId: null, draft, usedAt: now().toISOString(), deletedAt: null };
  const workspace = { ...blankWorkspace, requests: [request] };
  const environment = {
    ...blankEnvironment('e'),
    name: 'E',
    serverName: origin,
    siteKeys: [{ siteKey, label: '' }],
  };
  const opening = await openDataFile({ kind: 'text', name: 'rows', text: `ck\n${keys.join('\n')}\n` });
  if (opening.kind !== 'opened') throw new Error(opening.kind);
  const store = await openRunStore(place);
  const setup = {
    name: '',
    source: { kind: 'request' as const, requestId: 'r' },
    environmentId: 'e',
    siteKey,
    dataId: 'd',
    mapping: [{ column: 'ck', target: { kind: 'variable' as const, name: 'ck' } }],
    pace: { ...usualPace, inFlight },
    expectations: [],
    answers: {},
    leaveOutFaulty: false,
    leftOutRows: [],
  };
  const starting = await makeRun(
    { setup, confirmed: true, seed: newId() },
    {
      store,
      findEnvironment: () => environment,
      workspace: () => workspace,
      storyboards: () => [],
      readExchanges: async function* () {},
      findData: () => opening.file,
      tidUses: async () => [],
      now,
      newId,
    },
  );
  if (starting.kind === 'refused') throw new Error(starting.says.join());
  // As the app does, a second after its start.
  await loadClient();
  const stop = startWatch();
  const files = openFreshFiles(starting.run, store);
  const chosen = () => ({ items: keys.keys(), count: keys.length });
  const live = goThrough(
    { begun: starting.run, environment, chosen, files },
    {
      store,
      connect: createNetwork({
        appProxy: () => ({ kind: 'system' }),
        systemProxy: async () => [null],
        secrets: { passwords: ProxyPasswords.none, identity: () => null },
      }).connect,
      recorder: createRunRecorder(history, { onChange: customers.add, now, newId }),
      variables: () => [],
      onChange: () => {},
      onEnd: () => {},
      now,
      clock: () => performance.now(),
      random: Math.random,
    },
  );
  await live.ended;
  // The one that still takes exchanges stays open.
  while (readdirSync(join(folder, 'history')).filter((name) => name.endsWith('.journal')).length > 1)
    await new Promise(setImmediate);
  const took = stop();
  const { answered } = store.read(starting.run.id)?.ledger ?? { answered: 0 };
  if (answered !== keys.length) throw new Error(`Only ${answered} of ${keys.length} were answered.`);
  history.close();
  rmSync(folder, { recursive: true, force: true });
  return took;
}

async function raw(keys: readonly string[]): Promise<Took> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const url = `${origin}/one/rt/track/${siteKey}/events`;
  const waiting = keys.values();

  async function sendNext(): Promise<void> {
    for (const ck of waiting) {
      const body = JSON.stringify({ uri, ck });
      const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
      await new Promise<void>((done, fail) => {
        const sending = httpRequest(url, { method: 'POST', headers, agent }, async (answer) => {
          if (answer.statusCode !== 200) return fail(new Error(`${answer.statusCode}`));
          JSON.parse(await text(answer));
          done();
        });
        sending.on('error', fail);
        sending.end(body);
      });
    }
  }

  const stop = startWatch();
  await Promise.all(Array.from({ length: inFlight }, sendNext));
  agent.destroy();
  return stop();
}

const run = behaviour === 'raw' ? raw : ours;
const count = customers.length;
for (let warmUp = 0; warmUp < Number(warmUpsText); warmUp++) await run(customers.slice(0, Math.ceil(count / 10)));
const { ms, cpuMs } = await run(customers);
process.stdout.write(`${JSON.stringify({ perSecond: (count / ms) * 1_000, cpuMsEach: cpuMs / count })}\n`);
