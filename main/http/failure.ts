import type { UnansweredOutcome } from '#app/exchange/outcome.ts';

export type Failure = {
  /** The technical reason, as ECONNREFUSED. */
  readonly code: string;
  /** Something of the event was handed to a connected socket. */
  readonly dispatched: boolean;
  /** Who ended it, when it was not the network. */
  readonly endedBy: 'deadline' | 'person' | null;
};

const TLS =
  /^(?:PROXY_)?(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|CLIENT_CERTIFICATE_|EPROTO)/;

/** Which outcome a cause is. A deadline before the connection stands is `not-reached`: nothing was sent. */
export function failureToOutcome({ code, dispatched, endedBy }: Failure): UnansweredOutcome {
  if (endedBy === 'person') return 'cancelled';
  if (endedBy === 'deadline') return dispatched ? 'timed-out' : 'not-reached';
  if (TLS.test(code) && !dispatched) return 'not-trusted';
  return dispatched ? 'cut-off' : 'not-reached';
}

/** Whether a server, or the proxy before it, could not be reached this way, so that another way may be better. */
export function isRouteGone(code: string): boolean {
  return /^(?:PROXY_)?(?:E(?!NDED$|RR_)[A-Z]|TIMED_OUT$|CLOSED$)/.test(code) && !TLS.test(code);
}

/**
 * Whether a server ended the TLS handshake because of who we are. Under TLS 1.3 that comes after our side took the
 * handshake for done, and may have written; the server reads nothing of it.
 */
export function isHandshakeRefusal(code: string): boolean {
  return handshakeRefusal.test(code);
}

const handshakeRefusal =
  /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13|TLS)_(?:ALERT_)?(?:NO_CERT|BAD_CERT|UNSUPPORTED_CERT|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE|DECRYPT_ERROR|INSUFFICIENT_SECURITY)/;

/**
 * The technical code of a cause, wherever it stands; never the cause itself, which holds what was sent. The alerts of TLS
 * have one name: OpenSSL 3.5, as in Node 24, calls SSLV3_ALERT_… SSL/TLS_ALERT_….
 */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string') return error.code.replace('_SSL/TLS_ALERT_', '_SSLV3_ALERT_');
  return 'cause' in error && error.cause !== undefined ? codeOf(error.cause) : 'UNKNOWN';
}
