import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { NetworkError } from './network-error.ts';

/** Whom to trust, and as whom to come. */
export type SecureOptions = {
  /** Null for what Node trusts by itself. */
  readonly context: SecureContext | null;
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
  { context, acceptSelfSigned }: SecureOptions,
  onCertificate: (certificate: PeerCertificate) => void,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const trusted = connect({
      socket,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ...(context !== null && { secureContext: context }),
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: false,
    });
    const fail = (error: Error) => {
      trusted.destroy();
      reject(error);
    };
    const onClose = () => fail(new NetworkError('ECONNRESET'));
    trusted.once('error', fail);
    trusted.once('close', onClose);
    trusted.once('secureConnect', () => {
      const fault = trusted.authorized ? null : String(trusted.authorizationError);
      const isAccepted = fault !== null && acceptSelfSigned && selfSigned.has(fault);
      onCertificate({ ...describe(trusted), acceptedSelfSigned: isAccepted });
      if (fault !== null && !isAccepted) return fail(new NetworkError(fault));
      trusted.off('error', fail);
      trusted.off('close', onClose);
      resolve(trusted);
    });
  });
}

/** Of a certificate that vouches for itself, name and dates say no more than the rest of it. */
const selfSigned: ReadonlySet<string> = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN']);

function describe(socket: TLSSocket) {
  const { subject, issuer, valid_to: validTo } = socket.getPeerCertificate();
  return { subject: nameOf(subject), issuer: nameOf(issuer), validUntil: toIso(validTo) };
}

/** The name in a certificate's subject or issuer, as far as it has one. */
export function nameOf(names: Partial<Record<'CN' | 'O' | 'OU', string | string[]>> | undefined): string {
  const [first = 'without a name'] = [names?.CN ?? names?.O ?? names?.OU ?? []].flat();
  return first;
}

/** A certificate's date, as `Nov 24 21:44:21 2026 GMT`, in ISO 8601; the beginning of time when it cannot be read. */
export function toIso(date: string): string {
  const time = Date.parse(date);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}
