import { Duplex } from 'node:stream';
import tls, { TLSSocket } from 'node:tls';
import { codeOf } from './failure.ts';
import { nameIn, toIso } from './secure.ts';

/** A client certificate with its private key, as it came in its files. */
export type Identity = {
  readonly form: 'pem' | 'pfx';
  /** The PEM text, or the PFX file in Base64. */
  readonly content: string;
  readonly password: string;
};

/** What a client certificate says of itself, or why it cannot be used. */
export type IdentityReading =
  | { readonly ok: true; readonly subject: string; readonly issuer: string; readonly validUntil: string }
  | { readonly ok: false; readonly why: 'password' | 'no-key' | 'unreadable' };

export function readIdentity(identity: Identity): IdentityReading {
  if (identity.form === 'pem' && !/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(identity.content))
    return { ok: false, why: 'no-key' };
  try {
    const secureContext = tls.createSecureContext(identityOptions(identity));
    // A server end on no network is Node's way to look into a PFX file.
    const nowhere = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
    const socket = new TLSSocket(nowhere, { secureContext, isServer: true });
    const certificate = socket.getX509Certificate();
    socket.destroy();
    if (certificate === undefined) return { ok: false, why: 'unreadable' };
    const { subject, issuer, validTo } = certificate;
    return { ok: true, subject: nameIn(subject), issuer: nameIn(issuer), validUntil: toIso(validTo) };
  } catch (error) {
    return { ok: false, why: isWrongPassword(error) ? 'password' : 'unreadable' };
  }
}

/** The identity as Node's TLS takes it. */
export function identityOptions({ form, content, password: passphrase }: Identity): tls.SecureContextOptions {
  if (form === 'pfx') return { pfx: Buffer.from(content, 'base64'), passphrase };
  return { cert: splitCertificates(content), key: content, passphrase };
}

/** The certificates alone: the leaf has to come first, whatever stands before it. */
function splitCertificates(content: string): string {
  return (content.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).join('\n');
}

/** Each of the libraries below Node says it in its own way. */
function isWrongPassword(error: unknown): boolean {
  const says = error instanceof Error ? `${codeOf(error)} ${error.message}` : '';
  return /BAD_DECRYPT|bad decrypt|mac verify failure|INCORRECT_PASSWORD|BAD_PASSWORD|interrupted or cancelled/i.test(
    says,
  );
}
