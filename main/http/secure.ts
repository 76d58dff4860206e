import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls';
import { NetworkError } from './network-error.ts';
import { splitPem } from './system-authorities.ts';

/** Whom to trust, and as whom to come. */
export type SecureOptions = {
  /** Null for what Node trusts by itself. */
  readonly context: SecureContext | null;
  /** Certificates that the environment trusts besides, PEM. The context has them too; see `verdictOn`. */
  readonly added: readonly string[];
  readonly acceptSelfSigned: boolean;
};

/** What is shown of a server's certificate. */
export type PeerCertificate = {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validUntil: string;
  /** Nobody vouches for it, and the environment accepts that. */
  readonly acceptedSelfSigned: boolean;
};

/**
 * Makes a connection a trusted one. Node is asked to report what is wrong, not to hang up, so that the certificate can be
 * shown; the verdict falls here, before anybody else has the socket.
 */
export function secure(
  socket: Socket,
  host: string,
  { context, added, acceptSelfSigned }: SecureOptions,
  onCertificate: (certificate: PeerCertificate) => void,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // In Electron a certificate can be read only once, so it is kept by whoever reads it first.
    let read: X509Certificate | undefined;
    const trusted = connect({
      socket,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(context !== null && { secureContext: context }),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
      checkServerIdentity: (name, peer) => {
        read = new X509Certificate(peer.raw);
        return checkServerIdentity(name, peer);
      },
    });
    const fail = (error: Error) => {
      trusted.destroy();
      reject(error);
    };
    const onClose = () => fail(new NetworkError('ECONNRESET'));
    trusted.once('error', fail);
    trusted.once('close', onClose);
    trusted.once('secureConnect', () => {
      const certificate = read ?? trusted.getPeerX509Certificate();
      const fault = trusted.authorized ? null : verdictOn(String(trusted.authorizationError), certificate, host, added);
      const isAccepted = fault !== null && acceptSelfSigned && selfSigned.has(fault);
      onCertificate({ ...describe(certificate), acceptedSelfSigned: isAccepted });
      if (fault !== null && !isAccepted) return fail(new NetworkError(fault));
      trusted.off('error', fail);
      trusted.off('close', onClose);
      resolve(trusted);
    });
  });
}

/**
 * What is wrong with a certificate that Node does not trust; null when it is right after all. The TLS library of Electron
 * does not see that a certificate signed itself when its key may not sign others, so that is looked at here.
 */
function verdictOn(
  fault: string,
  certificate: X509Certificate | undefined,
  host: string,
  added: readonly string[],
): string | null {
  if (!unknownIssuer.has(fault) || certificate === undefined) return fault;
  if (certificate.subject !== certificate.issuer || !certificate.verify(certificate.publicKey)) return fault;
  if (!added.some((pem) => isSame(pem, certificate))) return 'DEPTH_ZERO_SELF_SIGNED_CERT';
  if (Date.parse(certificate.validTo) < Date.now()) return 'CERT_HAS_EXPIRED';
  const named = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host);
  return named === undefined ? 'ERR_TLS_CERT_ALTNAME_INVALID' : null;
}

const unknownIssuer: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

function isSame(pem: string, certificate: X509Certificate): boolean {
  return splitPem(pem).some((part) => new X509Certificate(part).fingerprint256 === certificate.fingerprint256);
}

/** Of a certificate that vouches for itself, name and dates say no more than the rest of it. */
const selfSigned: ReadonlySet<string> = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN']);

function describe(certificate: X509Certificate | undefined) {
  const { subject, issuer, validTo } = certificate ?? unread;
  return { subject: nameIn(subject), issuer: nameIn(issuer), validUntil: toIso(validTo) };
}

const unread = { subject: '', issuer: '', validTo: '' };

/** The name in a certificate's subject or issuer, as far as it has one: a line each, as `CN=Ada`. */
export function nameIn(names: string): string {
  const found = ['CN', 'O', 'OU'].map((part) => new RegExp(`^${part}=(.+)$`, 'm').exec(names)?.[1]);
  return found.find((name) => name !== undefined) ?? 'without a name';
}

/** A certificate's date, as `Nov 24 21:44:21 2026 GMT`, in ISO 8601; the beginning of time when it cannot be read. */
export function toIso(date: string): string {
  const time = Date.parse(date);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}
