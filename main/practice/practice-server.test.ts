import { randomInt } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { practiceEntries } from '#app/practice/practice.ts';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import { playScenario, scenarioSchema } from '#app/practice/scenario.ts';
import { type HeadlessOptions, type PracticeServer, startPracticeServer } from './practice-server.ts';

const running: PracticeServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(port = 0, headless?: HeadlessOptions) {
  const heard: PracticeEvent[] = [];
  let id = 0;
  const server = await startPracticeServer({
    port,
    onReceived: (event) => heard.push(event),
    now: () => new Date('2026-01-01T00:00:00Z'),
    newId: () => String(++id),
    ...(headless !== undefined && { headless }),
  });
  running.push(server);
  return { server, heard };
}

const event = '{"uri":"assist://a/b","properties":[{"name":"n","value":"v"}],"ck":"ada"}';

function post(
  server: PracticeServer,
  {
    siteKey = 'ONE-PRACTICE01-0200',
    query = '',
    body = event,
    type = 'application/json; charset=utf-8',
    method = 'POST',
  } = {},
) {
  const url = `${server.places.serverName}/one/rt/track/${siteKey}/events${query}`;
  return fetch(url, {
    method,
    redirect: 'manual',
    headers: { 'Content-Type': type },
    ...(method === 'POST' && { body }),
  });
}

it('gives a new customer a tid and keeps the one that it is sent', async () => {
  const { server, heard } = await start();
  const first = await (await post(server)).json();
  expect(first.statusCode).toBe(200);
  expect(first.tid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const second = await (await post(server, { query: `?tid=${first.tid}` })).json();
  expect(second.tid).toBe(first.tid);
  expect(heard.map(({ returning, customerKey }) => [returning, customerKey])).toEqual([
    [false, 'ada'],
    [true, 'ada'],
  ]);
  expect(server.events()[0]?.properties).toEqual([{ name: 'n', value: 'v' }]);
});

it('an empty tid is none: the customer gets one', async () => {
  const { server, heard } = await start();
  const answer = await (await post(server, { query: '?tid=' })).json();
  expect(answer.tid).not.toBe('');
  expect(heard).toMatchObject([{ returning: false, tid: answer.tid }]);
});

describe('it refuses as a strict server would', () => {
  it.each([
    ['another method', { method: 'GET' }, 405],
    ['another content type', { type: 'text/plain' }, 415],
    ['broken JSON', { body: '{' }, 400],
    ['a body without uri', { body: '{"ck":"a"}' }, 400],
    ['a list', { body: '[]' }, 400],
    ['more than 1 MB', { body: `{"uri":"${'x'.repeat(1_000_001)}"}` }, 413],
  ])('%s', async (_, call, status) => {
    const { server, heard } = await start();
    const response = await post(server, call);
    expect(response.status).toBe(status);
    expect((await response.json()).statusCode).toBe(status);
    expect(heard).toEqual([]);
  });

  it('another path', async () => {
    const { server } = await start();
    expect((await fetch(`${server.places.serverName}/other`, { method: 'POST' })).status).toBe(404);
  });
});

const statuses = practiceEntries.flatMap(({ siteKey, behaviour }) =>
  behaviour.kind === 'answer' ? [{ siteKey, status: behaviour.status }] : [],
);

it.each(statuses)('$siteKey answers HTTP $status', async ({ siteKey, status }) => {
  const { server } = await start();
  expect((await post(server, { siteKey })).status).toBe(status);
});

it.each([
  [{ statusCode: 200 }, 200, 200, 'received'],
  [{ statusCode: 202 }, 200, 202, 'received'],
  [{ statusCode: 400 }, 200, 400, 'refused'],
  [{ status: 503, statusCode: 429 }, 503, 429, 'refused'],
])(
  'a scenario with %j answers with this HTTP status and this one in the body',
  async (answer, status, inBody, fate) => {
    const play = playScenario(scenarioSchema.parse({ answers: [answer] }));
    const answerTo: HeadlessOptions['answerTo'] = (call) => play.next(call);
    const answered: boolean[] = [];
    const onAnswered = (isReceived: boolean) => answered.push(isReceived);
    const { server, heard } = await start(0, { host: '127.0.0.1', answerTo, onReset: play.reset, onAnswered });
    const response = await post(server);
    const body = await response.json();
    expect([response.status, body.statusCode, 'tid' in body]).toEqual([status, inBody, fate === 'received']);
    expect([heard.length, ...answered]).toEqual(fate === 'received' ? [1, true] : [0, false]);
  },
);

it.each([
  ['ONE-PRACTICE05-0001', 'Server down'],
  ['ONE-PRACTICE05-0002', 'Certificate not trusted'],
])('%s (%s) closes the connection, and the event is not received', async (siteKey) => {
  const answered: boolean[] = [];
  const onAnswered = (isReceived: boolean) => answered.push(isReceived);
  const { server, heard } = await start(0, { host: '127.0.0.1', answerTo: () => null, onReset: () => {}, onAnswered });
  await expect(post(server, { siteKey })).rejects.toThrow('fetch failed');
  expect([heard, answered]).toEqual([[], [false]]);
});

it.each([204, 205, 304])('a scenario with HTTP %i answers without a body', async (status) => {
  const play = playScenario(scenarioSchema.parse({ answers: [{ status }] }));
  const answerTo: HeadlessOptions['answerTo'] = (call) => play.next(call);
  const { server } = await start(0, { host: '127.0.0.1', answerTo, onReset: () => {}, onAnswered: () => {} });
  const response = await post(server);
  expect([response.status, await response.text()]).toEqual([status, '']);
});

it('a scenario with a late answer gives it after one that was asked for later', async () => {
  const play = playScenario(scenarioSchema.parse({ siteKeys: ['SLOW'], answers: [{ late: 2 }] }));
  const answerTo: HeadlessOptions['answerTo'] = (call) => play.next(call);
  const { server, heard } = await start(0, { host: '127.0.0.1', answerTo, onReset: play.reset, onAnswered: () => {} });
  const answered: string[] = [];
  const ask = async (siteKey: string) => {
    const response = await post(server, { siteKey });
    answered.push(siteKey);
    return [response.status, (await response.json()).statusCode];
  };
  const late = ask('SLOW');
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(await ask('OTHER')).toEqual([200, 200]);
  expect(await late).toEqual([200, 200]);
  expect(answered).toEqual(['OTHER', 'SLOW']);
  expect(heard.map(({ siteKey }) => siteKey)).toEqual(['SLOW', 'OTHER']);
});

it('takes any other site key as MXO would, and the object and customerKey forms', async () => {
  const { server, heard } = await start();
  const body = '{"uri":"a://b","properties":{"n":"v"},"customerKey":"bob","customerKeyName":"CRM"}';
  expect((await post(server, { siteKey: 'ONE-5BTO1FBU1O-1109', body })).status).toBe(200);
  expect(heard[0]).toMatchObject({ customerKey: 'bob', properties: [{ name: 'n', value: 'v' }] });
  server.clear();
  expect(server.events()).toEqual([]);
});

it('keeps the port of the last start when it is free, else takes another', async () => {
  // The system gives a port as low as this to nobody who doesn't ask for it, so it stays free.
  const { port } = (await start(20_000 + randomInt(10_000))).server;
  await running.pop()?.stop();
  expect((await start(port)).server.port).toBe(port);
  expect((await start(port)).server.port).not.toBe(port);
});

it('answers a tracking pixel with an image, and counts it as received with its URI and customer', async () => {
  const { server, heard } = await start();
  const uri = 'oeh://a/b?campaign=1&email=ada@example.com';
  const pixel = (siteKey: string) =>
    fetch(`${server.places.serverName}/one/rt/track/${siteKey}/pixel?uri=${encodeURIComponent(uri)}`, {
      redirect: 'manual',
    });
  const answer = await pixel('ONE-PRACTICE01-0200');
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/gif']);
  expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toMatch(/^GIF89a/);
  expect(heard).toEqual([
    {
      ...{ id: '1', receivedAt: '2026-01-01T00:00:00.000Z', returning: false, siteKey: 'ONE-PRACTICE01-0200' },
      ...{ customerKey: 'ada@example.com', uri, properties: [], sentAs: 'pixel', tid: '' },
    },
  ]);
  const statuses = ['0201', '0204', '0404', '0500'].map(async (end) => (await pixel(`ONE-PRACTICE01-${end}`)).status);
  expect(await Promise.all(statuses)).toEqual([201, 204, 404, 500]);
  expect(heard.map(({ siteKey }) => siteKey.slice(-4)).toSorted()).toEqual(['0200', '0201', '0204']);
});

it('counts a tracking pixel for the customer whom it names last, and not for one in a property', async () => {
  const { server, heard } = await start();
  const uri = 'oeh://a/b?email=friend@example.com&customerKey=000345';
  await fetch(`${server.places.serverName}/one/rt/track/ONE-PRACTICE01-0200/pixel?uri=${encodeURIComponent(uri)}`);
  expect(heard.map(({ customerKey }) => customerKey)).toEqual(['000345']);
});

it('says how a tracking pixel is asked for', async () => {
  const { server } = await start();
  const address = `${server.places.serverName}/one/rt/track/ONE-PRACTICE01-0200/pixel`;
  const posted = await fetch(`${address}?uri=a%3A%2F%2Fb`, { method: 'POST', body: '{}' });
  expect([posted.status, posted.headers.get('Allow')]).toEqual([405, 'GET']);
  expect((await fetch(address)).status).toBe(400);
});
