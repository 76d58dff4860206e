import { createHash } from 'node:crypto';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { type Exchange, noMarks, noTiming, type Result } from '#app/exchange/exchange.ts';
import { readAnswer } from '#app/exchange/outcome.ts';
import { buildRequest } from '#app/exchange/request.ts';

const environments: readonly Environment[] = [
  { ...blankEnvironment('uat'), name: 'UAT', colour: 'violet', serverName: 'https://uat.example.com' },
  { ...blankEnvironment('prod'), name: 'PROD', colour: 'red', serverName: 'https://prod.example.com' },
  { ...blankEnvironment('demo'), name: 'Demo tenant', colour: 'blue', serverName: 'https://demo.example.com' },
];
const uris = [
  'assist://salescloud/testdrive/book',
  'assist://salescloud/testdrive/taken',
  'oeh://outboundcomms/email-open',
  'api://my.touchpoint/customer/interaction',
  'https://www.example.com/offers',
  'beacon://branch/leeds/entrance',
];
const names = ['ada', 'bob', 'mei', 'jo', 'li', 'eva', 'kai', 'sam', 'zoë', 'grace'];
const interests = ['high', 'medium', 'low', 'next thursday', 'Größe 40', 'spring-test-drive'];
const siteKey = 'ONE-5BTO1FBU1O-1109';

/** Exchanges like those of a year of demos and tests. The same seed gives the same exchanges. */
export function* generateExchanges(count: number, seed = 1): Generator<Exchange> {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const start = Date.parse('2025-11-01T08:00:00.000Z');
  for (let index = 0; index < count; index++) {
    const environment = pick(environments);
    const customer = Math.floor(random() * count ** 0.75);
    const tid = uuid(`tid ${environment.id} ${customer}`);
    const draft = {
      ...editUri(blankDraft, `${pick(uris)}?campaign=${1000 + Math.floor(random() * 400)}&step=${index % 5}`),
      customerKey: random() < 0.03 ? '' : `${pick(names)}.${customer}@example.com`,
      tid: random() < 0.6 ? tid : '',
      properties: [
        { enabled: true, name: 'interestLevel', value: pick(interests) },
        { enabled: true, name: 'preferredDate', value: `2026-0${1 + (index % 9)}-1${index % 10}` },
        { enabled: random() < 0.9, name: 'agent', value: `Agent ${index % 37}` },
      ],
    };
    const reading = buildRequest(draft, environment, siteKey);
    if (!reading.ok) throw new Error(reading.problem);
    const { id, name, colour, monitoringLink, serverName, timeoutMs } = environment;
    yield {
      version: 1,
      id: uuid(`exchange ${seed} ${index}`),
      sentAt: new Date(start + index * (31_000_000_000 / count)).toISOString(),
      environment: { id, name, colour, monitoringLink, serverName, timeoutMs },
      siteKey,
      ...originOf(index),
      draft,
      request: reading.request,
      ...resultOf(random(), tid, 5 + random() * 200),
      marks: random() < 0.01 ? { ...noMarks, note: `Seen in Monitoring, ticket ${index}`, pinned: true } : noMarks,
    };
  }
}

/** Of a thousand events, 400 are of a run, 20 of a storyboard, and the others were sent by hand. */
function originOf(index: number): Pick<Exchange, 'from' | 'runId' | 'storyboard'> {
  const [thousand, place] = [Math.floor(index / 1000), index % 1000];
  if (place < 400) return { runId: `run ${thousand}` };
  if (place < 420)
    return { from: `Step ${(place % 5) + 1}`, storyboard: { id: `s${thousand % 7}`, title: 'Test drive' } };
  return { from: `Request ${index % 40}` };
}

function resultOf(chance: number, tid: string, totalMs: number): Pick<Exchange, 'result' | 'left'> {
  const waiting = { dnsMs: 1, connectMs: 2, tlsMs: 3, sentMs: 0, waitingMs: totalMs - 6, readingMs: 0 };
  const timing = { ...noTiming, ...waiting, totalMs };
  if (chance < 0.03)
    return {
      left: 'no',
      result: { kind: 'unanswered', outcome: 'not-reached', code: 'ENOTFOUND', answer: null, timing },
    };
  if (chance < 0.06)
    return {
      left: 'yes',
      result: { kind: 'unanswered', outcome: 'timed-out', code: 'TIMED_OUT', answer: null, timing },
    };
  const status = chance < 0.1 ? 400 : chance < 0.12 ? 503 : 200;
  const body =
    status === 200 ? JSON.stringify({ statusCode: 200, tid }) : JSON.stringify({ error: 'no such site key' });
  const headers = [
    { name: 'Content-Type', value: 'application/json' },
    { name: 'Date', value: 'Sun, 01 Mar 2026 12:00:00 GMT' },
    { name: 'Content-Length', value: String(body.length) },
  ];
  const sha256 = createHash('sha256').update(body).digest('hex');
  const answer = { status, statusText: '', headers, body, bodyBytes: body.length, sha256, whole: true };
  const result: Result = { kind: 'answered', answer, timing, ...readAnswer(status, body) };
  return { left: 'yes', result };
}

function uuid(of: string): string {
  const hex = createHash('md5').update(of).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Mulberry32: small, fast, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
