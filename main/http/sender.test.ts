import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { dynamicValues } from '#app/event/dynamic-values.ts';
import { sampleDraft } from '#app/event/sample.ts';
import type { Exchange, ExchangeSummary } from '#app/exchange/exchange.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { createConnections } from './connections.ts';
import { createSender, type SenderParts } from './sender.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function origin(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const answering: RequestListener = (_, response) => response.end(JSON.stringify({ statusCode: 200, tid }));

async function place(listener: RequestListener, more: Partial<Environment & SenderParts> = {}) {
  const environment: Environment = {
    ...blankEnvironment('e'),
    name: 'UAT',
    serverName: await origin(listener),
    siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
    ...more,
  };
  const begun: Exchange[] = [];
  const completed: Exchange[] = [];
  const leaves: string[] = [];
  const changes: ExchangeSummary[] = [];
  let id = 0;
  const sender = createSender({
    connect: () => createConnections(),
    findEnvironment: (wanted) => (wanted === 'e' ? environment : null),
    variables: () => [],
    tidUses: async () => [],
    begin: async (exchange) => {
      begun.push(exchange);
      return null;
    },
    complete: async (exchange) => {
      completed.push(exchange);
      return null;
    },
    leave: (left) => leaves.push(left),
    keepAnswer: vi.fn(),
    onChange: (change) => changes.push(change),
    now: () => new Date('2026-01-02T03:04:05Z'),
    newId: () => `x${++id}`,
    ...more,
  });
  const input = {
    tabId: 't',
    draft: sampleDraft,
    environmentId: 'e',
    siteKey: 'ONE-5BTO1FBU1O-1109',
    answers: {},
    draw: anyDraw,
    confirmed: false,
  };
  return { sender, environment, begun, completed, leaves, changes, input };
}

describe('the send of a tab', () => {
  it('is recorded before it leaves, and completed with what came back', async () => {
    const arrived: number[] = [];
    const { sender, begun, completed, leaves, changes, input } = await place((request, response) => {
      arrived.push(begun.length, leaves.length);
      answering(request, response);
    });
    const sent = await sender.send(input);
    expect(sent).toMatchObject({ kind: 'sent', notRecorded: null, exchange: { id: 'x1', left: 'yes' } });
    expect(arrived).toEqual([1, 1]);
    expect(begun[0]).toMatchObject({ id: 'x1', left: 'no', result: { kind: 'under-way' } });
    expect(completed[0]).toMatchObject({ id: 'x1', result: { outcome: 'received', tid } });
    expect(changes.map(({ outcome }) => outcome)).toEqual([null, 'received']);
  });

  it.each([
    ['to an environment that is gone', { environmentId: 'gone' }, /deleted/],
    ['of a draft with an error', { draft: { ...sampleDraft, uri: '' } }, /URI/],
    ['with a site key that has a slash', { siteKey: 'ONE/1' }, /[Ss]ite key/],
  ])('%s is refused, and nothing leaves', async (_, change, says) => {
    const { sender, begun, input } = await place(() => expect.unreachable());
    const answer = await sender.send({ ...input, ...change });
    expect(answer).toMatchObject({ kind: 'refused', says: [expect.stringMatching(says)] });
    expect(begun).toEqual([]);
  });

  it('keeps the name of what it is from, where there is one', async () => {
    const { sender, completed, input } = await place(answering);
    await sender.send({ ...input, from: 'Promotion interest' });
    await sender.send(input);
    expect(completed.map(({ from }) => from)).toEqual(['Promotion interest', undefined]);
  });

  it('to a guarded environment needs a yes', async () => {
    const { sender, begun, input } = await place(answering, { askBeforeSending: true });
    expect(await sender.send(input)).toMatchObject({ kind: 'refused', says: [expect.stringContaining('asks')] });
    expect(begun).toEqual([]);
    expect(await sender.send({ ...input, answers: {}, draw: anyDraw, confirmed: true })).toMatchObject({
      kind: 'sent',
    });
  });

  it('to one that asks once per session needs one yes', async () => {
    const { sender, input } = await place(answering, { askBeforeSending: true, asks: 'once-per-session' });
    expect(await sender.send(input)).toMatchObject({ kind: 'refused' });
    expect(await sender.send({ ...input, confirmed: true })).toMatchObject({ kind: 'sent' });
    expect(await sender.send(input)).toMatchObject({ kind: 'sent' });
  });

  it('is one at a time for a tab, and free for another', async () => {
    const { sender, begun, input } = await place(answering);
    const first = sender.send(input);
    expect(await sender.send(input)).toEqual({ kind: 'already-under-way' });
    const other = sender.send({ ...input, tabId: 'other' });
    expect(await Promise.all([first, other])).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    expect(begun).toHaveLength(2);
    expect(await sender.send(input)).toMatchObject({ kind: 'sent' });
  });

  it('is cancelled while it is under way, and only then', async () => {
    let arrived = () => {};
    const underWay = new Promise<void>((done) => {
      arrived = done;
    });
    const { sender, input } = await place(() => arrived());
    const sending = sender.send(input);
    await underWay;
    expect(sender.cancel('other')).toBe(false);
    expect(sender.cancel('t')).toBe(true);
    expect(await sending).toMatchObject({ exchange: { left: 'yes', result: { outcome: 'cancelled' } } });
    expect(sender.cancel('t')).toBe(false);
  });

  it('goes on when it cannot be recorded, and says so', async () => {
    const { sender, input } = await place(answering, { begin: async () => 'The disk is full.' });
    expect(await sender.send(input)).toMatchObject({ kind: 'sent', notRecorded: 'The disk is full.' });
  });
});

describe('times and random values', () => {
  it('are those of the moment of sending, not of the moment when the tab was opened', async () => {
    const bodies: string[] = [];
    const clock = ['2026-01-02T11:00:00.000Z', '2026-01-02T11:30:00.000Z'];
    const { sender, completed, input } = await place(keeping(bodies), { now: () => new Date(clock.shift() ?? 0) });
    const properties = [{ enabled: true, name: 'at', value: '{{$now}}' }];
    const order = {
      ...input,
      draft: { ...sampleDraft, properties },
      draw: { seed: 's', at: '2026-01-02T09:00:00.000Z' },
    };
    await sender.send(order);
    await sender.send(order);
    expect(bodies.map((body) => JSON.parse(body).properties[0].value)).toEqual([
      '2026-01-02T11:00:00.000Z',
      '2026-01-02T11:30:00.000Z',
    ]);
    expect(completed.map(({ sentAt }) => sentAt)).toEqual(['2026-01-02T11:00:00.000Z', '2026-01-02T11:30:00.000Z']);
  });

  it('are sent as the preview shows them at that moment, byte for byte', async () => {
    const bodies: string[] = [];
    const urls: string[] = [];
    let now = new Date(0);
    const { sender, environment, input } = await place(keeping(bodies, urls), { now: () => now });
    const expressions = dynamicValues.map(({ name }) => `{{${name}}}`);
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(...expressions, "{{$now -3M 'dd.MM.yyyy HH:mm:ss'}}", '{{$today +1y}}'), fc.string()),
      )
      .map((parts) => parts.join(''));
    const draft = fc.record({
      key: text,
      tid: text,
      name: fc.string({ minLength: 1 }),
      value: text,
      seed: fc.string(),
    });
    const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
    await fc.assert(
      fc.asyncProperty(draft, moment, async ({ key, tid, name, value, seed }, at) => {
        now = at;
        const composed = {
          ...sampleDraft,
          customerKey: key,
          tid,
          properties: [{ enabled: true, name, value }],
        };
        const draw = { seed, at: at.toISOString() };
        const shown = prepareSend(
          composed,
          { environment, siteKey: input.siteKey },
          { workspace: [], answers: {}, draw },
        );
        const before = bodies.length;
        const sent = await sender.send({ ...input, draft: composed, draw: { seed } });
        if (sent.kind === 'refused') return expect(bodies.length).toBe(before);
        expect(shown.reading).toMatchObject({ ok: true, request: { body: bodies.at(-1) } });
        expect(shown.reading.ok && shown.reading.request.url.endsWith(urls.at(-1) ?? '?')).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(bodies.length).toBeGreaterThan(10);
  });

  it('tells a window that opens what is under way for a tab, and how it ends', async () => {
    let answer = () => {};
    const { sender, input } = await place((request, response) => {
      answer = () => answering(request, response);
    });
    const sent = sender.send(input);
    await vi.waitFor(() => expect(sender.underWay()).toMatchObject([{ tabId: input.tabId }]));
    const ended = sender.whenEnded(input.tabId);
    expect(await sender.send(input)).toEqual({ kind: 'already-under-way' });
    await vi.waitFor(() => {
      answer();
      expect(sender.underWay()).toEqual([]);
    });
    expect(await ended).toEqual(await sent);
    expect(await sender.whenEnded(input.tabId)).toEqual({ kind: 'not-under-way' });
  });
});

function keeping(bodies: string[], urls: string[] = []): RequestListener {
  return async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    bodies.push(body);
    urls.push(request.url ?? '');
    answering(request, response);
  };
}

describe('a tid that is another place’s or another customer’s', () => {
  const use = { environmentName: 'UAT', serverName: 'https://uat', siteKey: 'ONE-1', customerKey: 'ada' };
  const draft = { ...sampleDraft, customerKey: '{{?who}}', tid };
  const known = { tidUses: async () => [use] };
  const answers = { who: 'ada' };

  it('does not leave before the person says so', async () => {
    const { sender, begun, input } = await place(answering, known);
    const answer = await sender.send({ ...input, answers, draft });
    expect(answer).toMatchObject({ kind: 'asks-about-tid', conflict: { belongsTo: 'UAT / ONE-1' }, draft: { tid } });
    expect(begun).toEqual([]);
    expect(await sender.send({ ...input, answers, draft, tidChosen: true })).toMatchObject({ kind: 'sent' });
    expect(await sender.send({ ...input, answers, draft: { ...draft, tid: '' } })).toMatchObject({ kind: 'sent' });
    expect(begun.map((exchange) => exchange.draft.tid)).toEqual([tid, '']);
  });

  it('is judged by the customer that its variables name', async () => {
    const { sender, environment, input } = await place(answering, known);
    const here = { ...use, serverName: environment.serverName, siteKey: input.siteKey };
    const { sender: sender2 } = await place(answering, {
      ...known,
      tidUses: async () => [here],
      serverName: here.serverName,
    });
    expect(await sender.send({ ...input, answers, draft })).toMatchObject({ kind: 'asks-about-tid' });
    expect(await sender2.send({ ...input, answers, draft })).toMatchObject({ kind: 'sent' });
    const bob = { ...draft, customerKey: 'bob' };
    expect(await sender2.send({ ...input, answers, draft: bob })).toMatchObject({
      conflict: { kind: 'other-customer', belongsTo: 'ada' },
    });
  });

  it('is looked up once, while no second send of the tab begins', async () => {
    const { sender, input } = await place(answering, known);
    const both = await Promise.all([
      sender.send({ ...input, answers, draft }),
      sender.send({ ...input, answers, draft }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['asks-about-tid', 'already-under-way']);
  });
});
