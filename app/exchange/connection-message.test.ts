import { expect, it } from 'vitest';
import { distrustMessage, type FailedStage, unreachedMessage } from './connection-message.ts';

const failed = (code: string, proxy: string | null = 'http://proxy:8080') => ({
  code,
  server: 'https://mxo.example.com',
  proxy,
  timeoutMs: 2_000,
  stage: 'connect' as FailedStage | null,
});

it.each([
  ['PROXY_ENOTFOUND', /The proxy name in .* was not found/],
  ['PROXY_ECONNREFUSED', /Nothing is listening at the proxy http:\/\/proxy:8080/],
  ['PROXY_TIMED_OUT', /did not connect to https:\/\/mxo.example.com within 2 s/],
  ['PROXY_407', /requires a sign-in/],
  ['PROXY_407_NTLM', /requires a sign-in with NTLM \(Windows sign-in\); Tidings supports only Basic/],
  ['PROXY_403', /does not allow connections/],
  ['PROXY_502', /could not reach https:\/\/mxo.example.com\./],
  ['PROXY_NO_HTTP', /not a proxy of this kind/],
  ['PROXY_418', /did not connect to .* \(418\)/],
  ['ENOTFOUND', /The server name in .* was not found/],
  ['EHOSTUNREACH', /no network route/],
])('%s is described, with what to do', (code, sentence) => {
  const story = unreachedMessage(failed(code));
  expect(story.sentence).toMatch(sentence);
  expect(story.next).toMatch(/^[A-Z].*\.$/);
});

it.each([
  ['CERT_HAS_EXPIRED', /of https:\/\/mxo.example.com has expired/],
  ['PROXY_CERT_HAS_EXPIRED', /of the proxy http:\/\/proxy:8080 has expired/],
  ['CERT_NOT_YET_VALID', /not valid yet/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /a different name/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /self-signed/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /an authority that this computer does not trust/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /an authority that this computer does not trust/],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /requires a client certificate/],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', /requires a client certificate/],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', /was rejected by/],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', /was rejected by/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /a different protocol or version/],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /a different protocol or version/],
  ['CLIENT_CERTIFICATE_MISSING', /no longer stored on this computer/],
  ['CLIENT_CERTIFICATE_UNREADABLE', /could not be used/],
  ['ERR_SSL_SOMETHING', /was not possible \(ERR_SSL_SOMETHING\)/],
])('%s is described, with what to do', (code, sentence) => {
  const story = distrustMessage(failed(code));
  expect(story.sentence).toMatch(sentence);
  expect(story.next).toMatch(/^[A-Z].*\.$/);
});

it.each([
  ['TIMED_OUT', null, 'No connection to https://mxo.example.com was made within 2 s.'],
  ['TIMED_OUT', 'name', 'The server name in https://mxo.example.com was not found within 2 s.'],
  ['TIMED_OUT', 'connect', 'The server https://mxo.example.com did not accept the connection within 2 s.'],
  ['ETIMEDOUT', 'connect', 'The server https://mxo.example.com did not accept the connection in time.'],
  [
    'TIMED_OUT',
    'tls',
    'https://mxo.example.com accepted the connection, but the TLS handshake did not finish within 2 s.',
  ],
  [
    'ECONNRESET',
    'tls',
    'https://mxo.example.com accepted the connection, but the TLS handshake did not finish (ECONNRESET).',
  ],
] as const)('%s at the stage %s says how far it came', (code, stage, sentence) => {
  expect(unreachedMessage({ ...failed(code, null), stage }).sentence).toBe(sentence);
});

it.each([
  ['http://proxy:8080', /requires a sign-in, or/, /supports only Basic sign-in\.$/],
  ['socks5://proxy:1080', /requires a sign-in, or/, /supports only user and password\.$/],
  ['socks4://proxy:1080', /SOCKS4 has no sign-in/, /Ask your administrator for a SOCKS5 or HTTP proxy/],
])('what a refused sign-in to %s needs depends on its kind', (proxy, sentence, next) => {
  const message = unreachedMessage(failed('PROXY_407', proxy));
  expect(message).toEqual({ sentence: expect.stringMatching(sentence), next: expect.stringMatching(next) });
});
