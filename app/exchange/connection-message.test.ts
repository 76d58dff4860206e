import { expect, it } from 'vitest';
import { distrustMessage, unreachedMessage } from './connection-message.ts';

const failed = (code: string, proxy: string | null = 'http://proxy:8080') => ({
  code,
  server: 'https://mxo.example.com',
  proxy,
  timeoutMs: 2_000,
});

it.each([
  ['PROXY_ENOTFOUND', /No proxy is known/],
  ['PROXY_ECONNREFUSED', /At the proxy http:\/\/proxy:8080 nothing is listening/],
  ['PROXY_TIMED_OUT', /did not open the way to https:\/\/mxo.example.com within 2 s/],
  ['PROXY_407', /wants a sign-in first/],
  ['PROXY_407_NTLM', /wants a sign-in by NTLM, as Windows does it; Tidings can only do Basic/],
  ['PROXY_403', /does not allow connections/],
  ['PROXY_502', /could not reach https:\/\/mxo.example.com itself/],
  ['PROXY_NO_HTTP', /no proxy of this kind/],
  ['PROXY_418', /did not open the way .* \(418\)/],
  ['ENOTFOUND', /No server is known/],
  ['EHOSTUNREACH', /no way through the network/],
])('%s is described, with what to do', (code, sentence) => {
  const story = unreachedMessage(failed(code));
  expect(story.sentence).toMatch(sentence);
  expect(story.next).toMatch(/^[A-Z].*\.$/);
});

it.each([
  ['CERT_HAS_EXPIRED', /of https:\/\/mxo.example.com has expired/],
  ['PROXY_CERT_HAS_EXPIRED', /of the proxy http:\/\/proxy:8080 has expired/],
  ['CERT_NOT_YET_VALID', /not valid yet/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another name/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /self-signed/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /an authority that this computer does not know/],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /an authority that this computer does not know/],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /wants a client certificate/],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', /wants a client certificate/],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', /was not accepted by/],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', /was not accepted by/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /does not speak the TLS/],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /does not speak the TLS/],
  ['CLIENT_CERTIFICATE_MISSING', /not kept on this computer any more/],
  ['CLIENT_CERTIFICATE_UNREADABLE', /could not be used/],
  ['ERR_SSL_SOMETHING', /could not be made \(ERR_SSL_SOMETHING\)/],
])('%s is described, with what to do', (code, sentence) => {
  const story = distrustMessage(failed(code));
  expect(story.sentence).toMatch(sentence);
  expect(story.next).toMatch(/^[A-Z].*\.$/);
});
