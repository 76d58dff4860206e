import { expect, it } from 'vitest';
import { makeExchange } from '#app/testing/make-exchange.ts';
import type { Answer, Exchange, Result } from './exchange.ts';
import { noTiming, summarise } from './exchange.ts';
import { answeredOutcomes, unansweredOutcomes } from './outcome.ts';
import { outcomeMessage } from './outcome-message.ts';

const timing = { ...noTiming, totalMs: 12 };

function answer(status: number, body = '', headers: Answer['headers'] = []): Answer {
  return { status, statusText: '', headers, body, bodyBytes: body.length, sha256: '', whole: true };
}

const exchange = (result: Result, left: 'no' | 'yes' = 'yes') => makeExchange('x', { left, result });

function answered(outcome: (typeof answeredOutcomes)[number], given: Answer): Exchange {
  return exchange({ kind: 'answered', outcome, answer: given, statusCode: 400, tid: null, content: 'json', timing });
}

function unanswered(outcome: (typeof unansweredOutcomes)[number], left: 'no' | 'yes', code = 'ECONNRESET'): Exchange {
  return exchange({ kind: 'unanswered', outcome, code, answer: null, timing }, left);
}

const all = [
  ...answeredOutcomes.map((outcome) => answered(outcome, answer(500))),
  ...unansweredOutcomes.flatMap((outcome) => [unanswered(outcome, 'no'), unanswered(outcome, 'yes')]),
];

it('describes every outcome in whole sentences', () => {
  for (const one of all) {
    const story = outcomeMessage(one);
    expect(story?.sentence).toMatch(/^[A-ZT].*\.$/);
    expect(`${story?.sentence} ${story?.next}`).not.toMatch(/undefined|null|NaN|\[object/);
  }
});

it.each(unansweredOutcomes)('%s: unknown fate only when something left', (outcome) => {
  expect(outcomeMessage(unanswered(outcome, 'yes'))).toMatchObject({ fateUnknown: true, action: 'open-monitoring' });
  const nothing = outcomeMessage(unanswered(outcome, 'no'));
  expect(nothing?.fateUnknown).toBe(false);
  expect(nothing?.sentence).toMatch(/Nothing was sent|before the event left/);
});

it('never takes receipt for a match', () => {
  expect(outcomeMessage(answered('received', answer(200)))?.sentence).toContain(
    'To see whether it triggered an Interaction',
  );
});

it.each([
  [400, 'could not read the event'],
  [404, 'does not know the site key'],
  [407, 'Your network’s proxy refused'],
  [413, 'too large'],
  [415, 'kind of body'],
  [429, 'too many events'],
  [431, 'too long'],
  [418, 'the response may say why'],
])('HTTP %i: %s', (status, part) => {
  expect(outcomeMessage(answered('refused', answer(status)))?.sentence).toContain(part);
});

it('says of a proxy what sign-in it wants that Tidings cannot do', () => {
  const headers = [{ name: 'Proxy-Authenticate', value: 'Negotiate' }];
  const story = outcomeMessage(answered('refused', answer(407, '', headers)));
  expect(story?.sentence).toContain('requires a sign-in with Negotiate (Windows sign-in); Tidings supports only Basic');
  expect(story?.next).toContain('Ask your administrator');
});

it.each([
  ['https://elsewhere', 'to https://elsewhere. Tidings did not follow', 'enter it as'],
  ['//elsewhere/sso', 'to //elsewhere/sso. Tidings did not follow', 'enter it as'],
  ['/sso/login', 'to /sso/login on the same server', 'Check the server name'],
  ['https://h/sso/login', 'to https://h/sso/login on the same server', 'Check the server name'],
  ['https://H:443/sso/lögin', 'to https://H:443/sso/lögin on the same server', 'Check the server name'],
  ['https://h:8443/sso/login', 'to https://h:8443/sso/login. Tidings did not follow', 'enter it as'],
  ['http://h/sso/login', 'to http://h/sso/login. Tidings did not follow', 'enter it as'],
])('a redirect to %s says where it leads, and what can be done', (value, says, next) => {
  const story = outcomeMessage(answered('redirected', answer(302, '', [{ name: 'Location', value }])));
  expect(story?.sentence).toContain(says);
  expect(story?.next).toContain(next);
});

it.each([
  [{ 'Retry-After': '30' }, 'wait 30 s.'],
  [{ 'Retry-After': '3600' }, 'wait 1 h.'],
  [{ 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT', Date: 'Wed, 21 Oct 2026 07:25:30 GMT' }, 'wait 2 min 30 s.'],
  [{ 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT', Date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 'Wait a moment'],
  [{ 'Retry-After': '0' }, 'Wait a moment'],
  [{ 'Retry-After': 'soon' }, 'Wait a moment'],
  [{ 'Retry-After': '9'.repeat(400) }, 'Wait a moment'],
])('a server that asks with %j to wait is understood', (headers, part) => {
  const all = Object.entries(headers).map(([name, value]) => ({ name, value }));
  for (const [outcome, status] of [
    ['server-error', 503],
    ['refused', 429],
  ] as const)
    expect(outcomeMessage(answered(outcome, answer(status, '', all)))?.next).toContain(part);
});

it('a date to wait for is compared with the time of sending where the server names no time', () => {
  const headers = [{ name: 'retry-after', value: 'Wed, 21 Oct 2026 07:28:00 GMT' }];
  const busy = answered('server-error', answer(503, '', headers));
  expect(outcomeMessage({ ...busy, sentAt: '2026-10-21T05:28:00.000Z' })?.next).toContain('wait 2 h.');
});

it.each([
  ['ENOTFOUND', 'not-reached', 'was not found'],
  ['ECONNREFUSED', 'not-reached', 'Nothing is listening'],
  ['CERT_HAS_EXPIRED', 'not-trusted', 'expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'not-trusted', 'a different name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'not-trusted', 'self-signed'],
] as const)('%s reads well', (code, outcome, part) => {
  expect(outcomeMessage(unanswered(outcome, 'no', code))?.sentence).toContain(part);
});

it.each([
  ['https://mxo.example.com', {}, 'No connection to https://mxo.example.com was made within'],
  ['https://mxo.example.com', { readyMs: 1 }, 'The server name in https://mxo.example.com was not found within'],
  ['https://mxo.example.com', { readyMs: 1, dnsMs: 2 }, 'did not accept the connection within'],
  ['https://10.0.0.1:8443/mxo', { readyMs: 1 }, 'did not accept the connection within'],
  ['https://[2001:db8::1]', { readyMs: 1 }, 'did not accept the connection within'],
  ['https://mxo.example.com', { readyMs: 1, dnsMs: 2, connectMs: 3 }, 'the TLS handshake did not finish within'],
  [
    'https://mxo.example.com',
    { readyMs: 1, dnsMs: 2, connectMs: 3, proxy: 'http://proxy:8080', proxyMs: 4 },
    'the TLS handshake did not finish within',
  ],
])('where time runs out before the event to %s left, %j says at what', (serverName, passed, part) => {
  const late = unanswered('not-reached', 'no', 'TIMED_OUT');
  const result = { ...late.result, timing: { ...timing, ...passed } } as Result;
  const one = { ...late, environment: { ...late.environment, serverName }, result };
  expect(outcomeMessage(one)?.sentence).toContain(part);
});

it('says nothing while the event is under way, and its line has no outcome yet', () => {
  const begun = exchange({ kind: 'under-way' }, 'no');
  expect(outcomeMessage(begun)).toBeNull();
  expect(summarise(begun)).toMatchObject({
    outcome: null,
    status: null,
    totalMs: null,
    customerKey: 'ada@example.com',
  });
});

it.each([
  [500, 'may have processed', 'open-monitoring'],
  [502, 'may have processed', 'open-monitoring'],
  [504, 'may have processed', 'open-monitoring'],
  [503, 'probably did not process', 'repeat'],
] as const)('after HTTP %i, offers to repeat only where the event was probably not taken', (status, part, action) => {
  const message = outcomeMessage(answered('server-error', answer(status)));
  expect(message?.sentence).toContain(part);
  expect(message?.action).toBe(action);
});

it.each([
  [
    'http://mxo.example.com',
    'http://proxy:8080',
    403,
    'MXO or the proxy http://proxy:8080 refused the event (HTTP 403)',
  ],
  [
    'http://mxo.example.com',
    'http://proxy:8080',
    502,
    'MXO or the proxy http://proxy:8080 reported an error (HTTP 502)',
  ],
  [
    'http://mxo.example.com',
    'http://proxy:8080',
    503,
    'MXO or the proxy http://proxy:8080 reported an error (HTTP 503)',
  ],
  ['http://mxo.example.com', 'http://proxy:8080', 400, 'MXO refused the event (HTTP 400)'],
  ['http://mxo.example.com', 'socks5://proxy:1080', 502, 'MXO reported an error (HTTP 502)'],
  ['https://mxo.example.com', 'http://proxy:8080', 502, 'MXO reported an error (HTTP 502)'],
])('of %s through %s, HTTP %i is said of who can have answered', (serverName, proxy, status, part) => {
  const made = answered(status >= 500 ? 'server-error' : 'refused', answer(status));
  const result = { ...made.result, timing: { ...timing, proxy } } as Result;
  const one = { ...made, environment: { ...made.environment, serverName }, result };
  expect(outcomeMessage(one)?.sentence).toContain(part);
});
