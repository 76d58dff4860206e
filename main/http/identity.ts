import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Duplex } from 'node:stream';
import tls, { TLSSocket } from 'node:tls';
import { networkErrorCode } from '#main/error-code.ts';
import { outdatedCipher } from './outdated-cipher.ts';
import { nameIn, toIso } from './secure.ts';
import { splitPem } from './system-authorities.ts';

/** A client certificate with its private key, as it came in its files. */
export type Identity = {
  readonly form: 'pem' | 'pfx';
  /** The PEM text, or the PFX file in Base64. */
  readonly content: string;
  readonly password: string;
};

/** What a client certificate says of itself, or why it can't be used. */
export type IdentityReading =
  | { readonly ok: true; readonly subject: string; readonly issuer: string; readonly validUntil: string }
  | {
      readonly ok: false;
      readonly why: 'password' | 'no-key' | 'no-certificate' | 'no-pair' | 'unreadable';
    }
  | {
      readonly ok: false;
      readonly why: 'outdated';
      /** Null when the file doesn't name it. */
      readonly cipher: string | null;
    };

const privateKeys = /-----BEGIN ((?:[A-Z0-9]+ )*)PRIVATE KEY-----(?:[^-]|-(?!----))+-----END \1PRIVATE KEY-----/g;

export function readIdentity(identity: Identity): IdentityReading {
  try {
    const certificate = identity.form === 'pem' ? leafOf(identity) : leafOfPfx(identity);
    if (typeof certificate === 'string') return { ok: false, why: certificate };
    tls.createSecureContext(identityOptions(identity));
    const { subject, issuer, validTo } = certificate;
    return { ok: true, subject: nameIn(subject), issuer: nameIn(issuer), validUntil: toIso(validTo) };
  } catch (error) {
    if (isWrongPassword(error)) return { ok: false, why: 'password' };
    if (!isOutdated(error)) return { ok: false, why: 'unreadable' };
    return { ok: false, why: 'outdated', cipher: outdatedCipher(Buffer.from(identity.content, 'base64')) };
  }
}

/** The identity as Node's TLS takes it. Throws when there is no certificate with its key in it. */
export function identityOptions(identity: Identity): tls.SecureContextOptions {
  const { form, content, password: passphrase } = identity;
  if (form === 'pfx') return { pfx: Buffer.from(content, 'base64'), passphrase };
  const pair = pairIn(identity);
  if (pair === null) throw new Error('There is no matching certificate and key.');
  return { cert: pair.chain.map(String).join('\n'), key: pair.key, passphrase };
}

function leafOf(identity: Identity): X509Certificate | 'no-key' | 'no-certificate' | 'no-pair' {
  if (identity.content.match(privateKeys) === null) return 'no-key';
  if (splitPem(identity.content).length === 0) return 'no-certificate';
  return pairIn(identity)?.chain[0] ?? 'no-pair';
}

function leafOfPfx(identity: Identity): X509Certificate | 'unreadable' {
  const secureContext = tls.createSecureContext(identityOptions(identity));
  // Node can read a PFX file only by a server context.
  const nowhere = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
  const socket = new TLSSocket(nowhere, { secureContext, isServer: true });
  const certificate = socket.getX509Certificate();
  socket.destroy();
  return certificate ?? 'unreadable';
}

type Pair = { readonly key: string; readonly chain: readonly X509Certificate[] };

/**
 * Finds the certificate that a private key belongs to, and puts those of its authorities behind it, as TLS wants them. In
 * the files they may be in any order.
 */
function pairIn({ content, password }: Identity): Pair | null {
  const certificates = splitPem(content).map((pem) => new X509Certificate(pem));
  for (const key of content.match(privateKeys) ?? []) {
    const opened: KeyObject = createPrivateKey({ key, passphrase: password });
    const leaf = certificates.find((certificate) => certificate.checkPrivateKey(opened));
    if (leaf !== undefined) return { key, chain: chainFrom(leaf, certificates) };
  }
  return null;
}

function chainFrom(leaf: X509Certificate, certificates: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain = [leaf];
  for (let last: X509Certificate | undefined = leaf; last !== undefined; ) {
    const child: X509Certificate = last;
    last = certificates.find((other) => !chain.includes(other) && child.checkIssued(other));
    if (last !== undefined) chain.push(last);
  }
  return chain;
}

/** Each TLS library words it differently. */
function isWrongPassword(error: unknown): boolean {
  const says = error instanceof Error ? `${networkErrorCode(error)} ${error.message}` : '';
  return /BAD_DECRYPT|bad decrypt|mac verify failure|INCORRECT_PASSWORD|BAD_PASSWORD|interrupted or cancelled/i.test(
    says,
  );
}

/** The file is locked with a cipher that OpenSSL 3 has given up, as RC2 of an older Windows or Java. */
function isOutdated(error: unknown): boolean {
  const says = error instanceof Error ? `${networkErrorCode(error)} ${error.message}` : '';
  return /UNSUPPORTED_OPERATION|UNSUPPORTED|unsupported/.test(says);
}
