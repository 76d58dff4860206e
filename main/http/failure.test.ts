import { describe, expect, it } from 'vitest';
import { networkErrorCode } from '#main/error-code.ts';
import { failureToOutcome, isHandshakeRefusal, isRouteGone } from './failure.ts';

const alerts = [
  'BAD_CERTIFICATE',
  'UNSUPPORTED_CERTIFICATE',
  'CERTIFICATE_REVOKED',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_UNKNOWN',
  'HANDSHAKE_FAILURE',
  'NO_CERTIFICATE',
];
const newer = ['UNKNOWN_CA', 'ACCESS_DENIED', 'DECRYPT_ERROR', 'INSUFFICIENT_SECURITY'];

describe('a server that refuses the handshake', () => {
  it.each([
    ...alerts.map((alert) => `ERR_SSL_SSLV3_ALERT_${alert}`),
    // OpenSSL 3.5, as in Node 24, calls them by another name.
    ...alerts.map((alert) => `ERR_SSL_SSL/TLS_ALERT_${alert}`),
    ...newer.map((alert) => `ERR_SSL_TLSV1_ALERT_${alert}`),
    ...newer.map((alert) => `ERR_SSL_TLS_ALERT_${alert}`),
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  ])('by %s had nothing of the event', (name) => {
    const code = networkErrorCode({ code: name });
    expect(isHandshakeRefusal(code)).toBe(true);
    expect(failureToOutcome({ code, dispatched: false, endedBy: null })).toBe('not-trusted');
  });

  it('has the same name in every library', () => {
    expect(networkErrorCode({ code: 'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE' })).toBe(
      'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    );
    expect(networkErrorCode({ cause: { code: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' } })).toBe(
      'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    );
  });

  it.each(['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'ERR_SSL_SSL/TLS_ALERT_BAD_RECORD_MAC', 'ECONNRESET', 'EPIPE'])(
    'is no other end of a connection: %s',
    (name) => expect(isHandshakeRefusal(networkErrorCode({ code: name }))).toBe(false),
  );
});

describe('another route may be better', () => {
  it.each(['PROXY_ECONNREFUSED', 'PROXY_ENOTFOUND', 'PROXY_TIMED_OUT', 'PROXY_CLOSED', 'ECONNREFUSED', 'TIMED_OUT'])(
    'after %s',
    (code) => expect(isRouteGone(code)).toBe(true),
  );
  it.each([
    'PROXY_407',
    'PROXY_403',
    'PROXY_EPROTO',
    'PROXY_ERR_TLS_CERT_ALTNAME_INVALID',
    'ENDED',
    'CERT_HAS_EXPIRED',
  ])('not after %s', (code) => expect(isRouteGone(code)).toBe(false));
});
