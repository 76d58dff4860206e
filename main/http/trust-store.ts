import tls, { type SecureContext } from 'node:tls';
import { networkErrorCode } from '#main/error-code.ts';
import { type Identity, identityOptions } from './identity.ts';
import { NetworkError } from './network-error.ts';
import { systemAuthorities } from './system-authorities.ts';

/** Makes what TLS connections of an environment trust; throws when its client certificate can't be used. */
export type TrustStore = (authorities: readonly string[], identity: Identity | null) => SecureContext;

/** How many are remembered: making one takes longer than a send. */
const mostRemembered = 20;

/** Trusts what Node trusts, the system, and what an environment adds. The system is asked once, when first needed. */
export function createTrustStore(ofSystem: () => readonly string[] = systemAuthorities): TrustStore {
  const contexts = new Map<string, SecureContext>();
  let usual: readonly string[] | null = null;
  return (authorities, identity) => {
    const key = JSON.stringify([authorities, identity]);
    const known = contexts.get(key);
    if (known !== undefined) return known;
    usual ??= [...new Set([...tls.rootCertificates, ...ofSystem()])];
    const context = contextOf([...usual, ...authorities], identity);
    contexts.set(key, context);
    const [oldest] = contexts.keys();
    if (contexts.size > mostRemembered && oldest !== undefined) contexts.delete(oldest);
    return context;
  };
}

function contextOf(ca: readonly string[], identity: Identity | null): SecureContext {
  try {
    return tls.createSecureContext({ ca: [...ca], ...(identity !== null && identityOptions(identity)) });
  } catch (error) {
    throw new NetworkError(identity === null ? networkErrorCode(error) : 'CLIENT_CERTIFICATE_UNREADABLE');
  }
}
