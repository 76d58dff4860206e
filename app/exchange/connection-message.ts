import { formatDuration } from '#app/quantity.ts';
import { unspokenSignInMessage } from './proxy-sign-in.ts';

/** A connection that did not come about. */
export type FailedConnection = {
  /** The technical reason, as ECONNREFUSED; of a proxy it begins with PROXY_. */
  readonly code: string;
  readonly server: string;
  /** As `formatProxy` writes it; null when there was none. */
  readonly proxy: string | null;
  readonly timeoutMs: number;
  /** What was being done when it failed; null where that isn't known, as before any of it began. */
  readonly stage: FailedStage | null;
};

/** The parts of making a connection that can fail, in this order. */
export type FailedStage = 'name' | 'connect' | 'proxy' | 'tls';

/** Why, and what to do, a sentence each. */
export type ConnectionMessage = { readonly sentence: string; readonly next: string };

/** Whether a connection failed because of a certificate or of TLS itself, the server's or the proxy's. */
export function isDistrust(code: string): boolean {
  return /^(?:PROXY_)?(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|CLIENT_CERTIFICATE_|EPROTO)/.test(
    code,
  );
}

const checkNetwork = 'Check the server name, your network and your VPN.';
const checkProxy = 'Check the proxy in the environment, or in Settings, Network.';

/** Tells why a server was not reached. */
export function unreachedMessage(failed: FailedConnection): ConnectionMessage {
  const { code, server } = failed;
  if (code.startsWith('PROXY_')) return proxyMessage(failed);
  if (failed.stage === 'tls') return unfinishedHandshake(failed);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { sentence: `The server name in ${server} was not found.`, next: checkNetwork };
    case 'ECONNREFUSED':
      return { sentence: `Nothing is listening at ${server}.`, next: checkNetwork };
    case 'ETIMEDOUT':
      // The system gave up, after a time of its own.
      return { sentence: `The server ${server} did not accept the connection in time.`, next: checkNetwork };
    case 'TIMED_OUT':
      return { sentence: lateSentence(failed), next: checkNetwork };
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return { sentence: `There is no network route to ${server}.`, next: checkNetwork };
    default:
      return { sentence: `The server ${server} could not be reached (${code}).`, next: checkNetwork };
  }
}

function lateSentence({ server, stage, timeoutMs }: FailedConnection): string {
  const within = `within ${formatDuration(timeoutMs)}`;
  switch (stage) {
    case 'name':
      return `The server name in ${server} was not found ${within}.`;
    case 'connect':
      return `The server ${server} did not accept the connection ${within}.`;
    default:
      return `No connection to ${server} was made ${within}.`;
  }
}

function unfinishedHandshake({ code, server, timeoutMs }: FailedConnection): ConnectionMessage {
  const why = code === 'TIMED_OUT' ? `within ${formatDuration(timeoutMs)}` : `(${code})`;
  return {
    sentence: `${server} accepted the connection, but the TLS handshake did not finish ${why}.`,
    next: 'Check the scheme and the port: it may be plain http. Otherwise ask the administrator of the server.',
  };
}

/** Tells why a server, or the proxy before it, is not trusted. */
export function distrustMessage({ code, server, proxy }: FailedConnection): ConnectionMessage {
  const isProxy = code.startsWith('PROXY_');
  const whose = isProxy ? `the proxy ${proxy}` : server;
  switch (code.replace(/^PROXY_/, '')) {
    case 'CERT_HAS_EXPIRED':
      return {
        sentence: `The certificate of ${whose} has expired.`,
        next: 'Ask its administrator to renew it. If it should be valid, check this computer’s clock.',
      };
    case 'CERT_NOT_YET_VALID':
      return {
        sentence: `The certificate of ${whose} is not valid yet.`,
        next: 'Check this computer’s clock, or ask the administrator of the server.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        sentence: `The certificate of ${whose} was issued for a different name.`,
        next: 'Check the server name. It must match the name in the certificate.',
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        sentence: `The certificate of ${whose} is self-signed, so Tidings cannot verify who it is talking to.`,
        next: 'If it is your test server, add its certificate to the environment, or accept self-signed certificates there.',
      };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return {
        sentence: `The certificate of ${whose} was issued by an authority that this computer does not trust.`,
        next: 'Ask your administrator for the authority’s certificate file, and add it to the environment.',
      };
    case 'CLIENT_CERTIFICATE_MISSING':
      return {
        sentence: `The client certificate for ${server} is no longer stored on this computer.`,
        next: 'Choose its file again in the environment.',
      };
    case 'CLIENT_CERTIFICATE_UNREADABLE':
      return {
        sentence: `The client certificate for ${server} could not be used.`,
        next: 'Choose its file again in the environment, and check its password.',
      };
    default:
      return handshakeMessage(code, whose);
  }
}

function handshakeMessage(code: string, whose: string): ConnectionMessage {
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/.test(code))
    return {
      sentence: `The TLS handshake with ${whose} failed. It probably requires a client certificate.`,
      next: 'Add your client certificate to the environment. If you have none, ask the administrator.',
    };
  if (/ALERT|BAD_CERTIFICATE|UNKNOWN_CA/.test(code) && /CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED/.test(code))
    return {
      sentence: `The client certificate was rejected by ${whose}.`,
      next: 'Check in the environment that it is the right one and still valid.',
    };
  if (/PROTOCOL|VERSION|WRONG_VERSION_NUMBER|EPROTO|UNEXPECTED_MESSAGE|HTTP_REQUEST/.test(code))
    return {
      sentence: `A TLS connection to ${whose} was not possible: it uses a different protocol or version (${code}).`,
      next: 'Check the scheme and the port. It may be plain http, or a server with outdated TLS.',
    };
  return {
    sentence: `A secure connection to ${whose} was not possible (${code}).`,
    next: 'Check the server name. If your company uses its own certificates, ask your administrator.',
  };
}

function proxyMessage({ code, server, proxy, timeoutMs }: FailedConnection): ConnectionMessage {
  const unspoken = unspokenSignInMessage(code.slice('PROXY_'.length));
  if (unspoken !== null) return { sentence: `The proxy ${proxy} requires ${unspoken.sign}.`, next: unspoken.next };
  switch (code.slice('PROXY_'.length)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { sentence: `The proxy name in ${proxy} was not found.`, next: checkProxy };
    case 'UNREADABLE':
      return {
        sentence: `A proxy is set for ${server}, but its address is not valid. Tidings did not connect without it.`,
        next: checkProxy,
      };
    case 'ECONNREFUSED':
      return { sentence: `Nothing is listening at the proxy ${proxy}.`, next: checkProxy };
    case 'TIMED_OUT':
      return {
        sentence: `The proxy ${proxy} did not connect to ${server} within ${formatDuration(timeoutMs)}.`,
        next: checkProxy,
      };
    case 'ETIMEDOUT':
      return { sentence: `The proxy ${proxy} did not connect to ${server} in time.`, next: checkProxy };
    case '407':
      return refusedSignIn(proxy);
    case '403':
      return {
        sentence: `The proxy ${proxy} does not allow connections to ${server}.`,
        next: 'Ask your administrator to allow it, or whether the server can be reached without the proxy.',
      };
    case '502':
    case '503':
    case '504':
      return {
        sentence: `The proxy ${proxy} could not reach ${server}.`,
        next: 'Check the server name. If the server is inside your company, add it to the proxy’s exceptions.',
      };
    case 'NO_HTTP':
    case 'NO_SOCKS':
    case 'TOO_LONG':
      return {
        sentence: `The server at ${proxy} is not a proxy of this kind.`,
        next: 'Check the kind and the port of the proxy.',
      };
    default:
      return {
        sentence: `The proxy ${proxy} did not connect to ${server} (${code.slice('PROXY_'.length)}).`,
        next: checkProxy,
      };
  }
}

/** A proxy that wants to know who asks. Only HTTP has the Basic sign-in, and SOCKS4 has none. */
function refusedSignIn(proxy: string | null): ConnectionMessage {
  if (proxy?.startsWith('socks4:'))
    return {
      sentence: `The proxy ${proxy} refused this user. SOCKS4 has no sign-in.`,
      next: 'Ask your administrator for a SOCKS5 or HTTP proxy.',
    };
  const only = proxy?.startsWith('socks') ? 'user and password' : 'Basic sign-in';
  return {
    sentence: `The proxy ${proxy} requires a sign-in, or did not accept the current one.`,
    next: `Enter its user and password in the environment, or in Settings, Network. Tidings supports only ${only}.`,
  };
}
