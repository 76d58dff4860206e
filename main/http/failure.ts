import { isDistrust } from '#app/exchange/connection-message.ts';
import type { UnansweredOutcome } from '#app/exchange/outcome.ts';
import { isInvalidAnswer } from '#app/exchange/response-error.ts';

export type Failure = {
  /** The technical reason, as ECONNREFUSED. */
  readonly code: string;
  /** Something of the event was handed to a connected socket. */
  readonly dispatched: boolean;
  /** Who ended it, when it was not the network. */
  readonly endedBy: 'deadline' | 'person' | null;
};

/** The outcome for a cause. A deadline before the connection is open is `not-reached`: nothing was sent. */
export function failureToOutcome({ code, dispatched, endedBy }: Failure): UnansweredOutcome {
  if (endedBy === 'person') return 'cancelled';
  if (endedBy === 'deadline') return dispatched ? 'timed-out' : 'not-reached';
  if (isDistrust(code) && !dispatched) return 'not-trusted';
  if (isInvalidAnswer(code) && dispatched) return 'invalid-answer';
  return dispatched ? 'cut-off' : 'not-reached';
}

/** Whether a server, or the proxy before it, couldn't be reached on this route, so that another may work. */
export function isRouteGone(code: string): boolean {
  return /^(?:PROXY_)?(?:E(?!NDED$|RR_)[A-Z]|TIMED_OUT$|CLOSED$)/.test(code) && !isDistrust(code);
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
