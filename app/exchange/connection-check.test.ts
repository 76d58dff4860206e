import { describe, expect, it } from 'vitest';
import { stageReports, type TestFacts } from './connection-check.ts';

const facts: TestFacts = {
  server: 'https://mxo.example.com',
  isSecure: true,
  proxy: 'http://proxy:8080',
  isAddress: false,
  took: {},
  status: null,
  location: null,
  code: null,
  isHandshakeRefusal: false,
  certificate: null,
  timeoutMs: 5_000,
};
const passed = { name: 1, connect: 2, proxy: 3, tls: 4, http: 5 };
const states = (seen: Partial<TestFacts>) => stageReports({ ...facts, ...seen }).map(({ state }) => state);

describe('the stages of a connection', () => {
  it('are all passed when an answer came, whatever it is', () => {
    for (const status of [200, 302, 404, 405])
      expect(states({ took: passed, status })).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it('are left out where they are not needed', () => {
    const { connect, http } = passed;
    expect(states({ isSecure: false, proxy: null, isAddress: true, took: { connect, http }, status: 200 })).toEqual([
      'not-needed',
      'ok',
      'not-needed',
      'not-needed',
      'ok',
    ]);
  });

  it.each([
    [{}, 'PROXY_ENOTFOUND', ['failed', 'skipped', 'skipped', 'skipped', 'skipped']],
    [{ name: 1 }, 'PROXY_ECONNREFUSED', ['ok', 'failed', 'skipped', 'skipped', 'skipped']],
    [{ name: 1, connect: 2 }, 'PROXY_407', ['ok', 'ok', 'failed', 'skipped', 'skipped']],
    [{ name: 1, connect: 2, proxy: 3 }, 'CERT_HAS_EXPIRED', ['ok', 'ok', 'ok', 'failed', 'skipped']],
    [{ name: 1, connect: 2, proxy: 3, tls: 4 }, 'TIMED_OUT', ['ok', 'ok', 'ok', 'ok', 'failed']],
  ])('end where it fails: %j, %s', (took, code, expected) => expect(states({ took, code })).toEqual(expected));

  it('end at TLS when the server takes the handshake back', () => {
    const { http: _, ...took } = passed;
    const code = 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED';
    const tls = stageReports({ ...facts, took, code, isHandshakeRefusal: true }).find(({ stage }) => stage === 'tls');
    expect(tls).toMatchObject({ state: 'failed', says: expect.stringContaining('requires a client certificate') });
  });

  it('end at the proxy when it answers instead of the server, and at HTTP when the server is ill', () => {
    const { tls: _, ...forwarded } = passed;
    expect(states({ isSecure: false, took: forwarded, status: 407 })).toEqual([
      'ok',
      'ok',
      'failed',
      'not-needed',
      'ok',
    ]);
    expect(states({ took: passed, status: 503 })).toEqual(['ok', 'ok', 'ok', 'ok', 'failed']);
  });
});

it('each failure says what happened and what to do', () => {
  const codes = [
    [{}, 'ENOTFOUND', /The server name in .* was not found/],
    [{}, 'TIMED_OUT', /The server name in .* was not found within 5 s/],
    [{ name: 1 }, 'ECONNREFUSED', /Nothing is listening/],
    [{ name: 1 }, 'TIMED_OUT', /did not accept the connection within 5 s/],
    [{ name: 1, connect: 2 }, 'TIMED_OUT', /the TLS handshake did not finish within 5 s/],
    [{ name: 1, connect: 2 }, 'ECONNRESET', /the TLS handshake did not finish/],
    [{ name: 1, connect: 2 }, 'ERR_SSL_WRONG_VERSION_NUMBER', /a different protocol or version/],
    [{ name: 1, connect: 2 }, 'ERR_TLS_CERT_ALTNAME_INVALID', /was issued for a different name/],
    [{ name: 1, connect: 2, tls: 3 }, 'HPE_INVALID_CONSTANT', /its response does not start like/],
    [{ name: 1, connect: 2, tls: 3 }, 'ECONNRESET', /no HTTP response arrived/],
  ] as const;
  for (const [took, code, says] of codes) {
    const failed = stageReports({ ...facts, proxy: null, took, code }).find(({ state }) => state === 'failed');
    expect(failed?.says).toMatch(says);
    expect(failed?.next).toMatch(/\.$/);
  }
});

it.each([
  [200, /Any status is fine here/, ''],
  [404, /Any status is fine here/, ''],
  [302, /redirects to https:\/\/login.example.com\//, /sign-in page/],
  [401, /requires a sign-in/, /Check the server name/],
  [403, /does not allow this request/, /ask whether your network address has access/],
])('HTTP %i to HEAD / says what came, with a hint where events may fare the same', (status, says, next) => {
  const location = status === 302 ? 'https://login.example.com/' : null;
  const http = stageReports({ ...facts, took: passed, status, location }).at(-1);
  expect(http).toMatchObject({ state: 'ok', says: expect.stringMatching(says) });
  expect(http?.next).toMatch(next === '' ? /^$/ : next);
});

it.each(['/sso/login', 'login', '//mxo.example.com/login', 'HTTPS://MXO.example.com/login'])(
  'a redirect to %s stays on the server, and says nothing about events',
  (location) => {
    const http = stageReports({ ...facts, took: passed, status: 302, location }).at(-1);
    expect(http?.says).toContain(`redirects to ${location} on the same server`);
    expect(http?.next).toContain('Events go to another path');
  },
);

it('HTTP 511 is the network’s, not the server’s', () => {
  const http = stageReports({ ...facts, took: passed, status: 511 }).at(-1);
  expect(http).toMatchObject({ state: 'failed', says: expect.stringContaining('Your network requires a sign-in') });
});

it('HTTP 407 without a proxy blames none', () => {
  const reports = stageReports({ ...facts, proxy: null, took: passed, status: 407, code: 'PROXY_407' });
  const failed = reports.filter(({ state }) => state === 'failed');
  expect(failed).toMatchObject([{ stage: 'http', says: expect.stringContaining('(HTTP 407)') }]);
  expect(failed[0]?.says).not.toContain('null');
});

it.each(['CERT_HAS_EXPIRED', 'INVALID_PURPOSE', 'INVALID_CA', 'PATH_LENGTH_EXCEEDED', 'HOSTNAME_MISMATCH'])(
  'a proxy whose certificate is bad (%s) is not trusted, as in a send',
  (problem) => {
    const code = `PROXY_${problem}`;
    const proxy = stageReports({ ...facts, proxy: 'https://proxy:8443', took: { name: 1, connect: 2 }, code })[2];
    expect(proxy?.says).toMatch(/^(?:The certificate of|A secure connection to) the proxy/);
  },
);

it('a proxy that forwards plain http is asked for no connection, and may have answered itself', () => {
  const plain = { ...facts, server: 'http://mxo.example.com', isSecure: false, took: passed, status: 502 };
  const [, , proxy, , http] = stageReports(plain);
  expect(proxy?.says).toBe('http://proxy:8080 forwards each request to the server.');
  expect(http?.says).toBe('The server, or the proxy http://proxy:8080, responded with an error (HTTP 502).');
  const [, , tunnel, , beyond] = stageReports({ ...plain, proxy: 'socks5://proxy:1080' });
  expect(tunnel?.says).toBe('socks5://proxy:1080 connected to the server.');
  expect(beyond?.says).toBe('The server responded with an error (HTTP 502).');
});
