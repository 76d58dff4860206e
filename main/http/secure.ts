import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls';
import { NetworkError } from './network-error.ts';
import { splitPem } from './system-authorities.ts';

/** Whom to trust, and as whom to come. */
export type SecureOptions = {
  /** Null for Node's own trust. */
  readonly context: SecureContext | null;
  /** Certificates that the environment trusts besides, PEM. The context has them too; see `verdictOn`. */
  readonly added: readonly string[];
  readonly acceptSelfSigned: boolean;
};

/** The parts of a server's certificate that the window shows. */
export type PeerCertificate = {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validUntil: string;
  /** It is self-signed, and the environment accepts that. */
  readonly acceptedSelfSigned: boolean;
};

/**
 * Secures a connection with TLS. Node only reports problems and doesn't hang up, so that the certificate can be
 * shown; it is judged here, before the socket is used.
 */
export function secure(
  socket: Socket,
  host: string,
  { context, added, acceptSelfSigned }: SecureOptions,
  onCertificate: (certificate: PeerCertificate) => void,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // In Electron a certificate can be read only once, so the first read is saved.
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
      const problem = trusted.authorized
        ? null
        : verdictOn(String(trusted.authorizationError), certificate, host, added);
      const isAccepted = problem !== null && acceptSelfSigned && selfSigned.has(problem);
      onCertificate({ ...describe(certificate), acceptedSelfSigned: isAccepted });
      if (problem !== null && !isAccepted) return fail(new NetworkError(problem));
      trusted.off('error', fail);
      trusted.off('close', onClose);
      resolve(trusted);
    });
  });
}

/**
 * The problem of a certificate that Node doesn't trust; null when it is valid after all. The TLS library of Electron
 * doesn't see that a certificate signed itself when its key may not sign others, so that is looked at here.
 */
function verdictOn(
  problem: string,
  certificate: X509Certificate | undefined,
  host: string,
  added: readonly string[],
): string | null {
  if (!unknownIssuer.has(problem) || certificate === undefined) return problem;
  if (certificate.subject !== certificate.issuer || !certificate.verify(certificate.publicKey)) return problem;
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

/** The name and dates of a self-signed certificate prove nothing more. */
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

/** A certificate's date, as `Nov 24 21:44:21 2026 GMT`, in ISO 8601; the beginning of time when it can't be read. */
export function toIso(date: string): string {
  const time = Date.parse(date);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}
