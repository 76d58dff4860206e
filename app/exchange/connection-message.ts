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
};

/** Why, and what to do, a sentence each. */
export type ConnectionMessage = { readonly sentence: string; readonly next: string };

const checkNetwork = 'Check the server name and your network or VPN.';
const checkProxy = 'Check the proxy in the environment, or under Settings, Network.';

/** Tells why a server was not reached. */
export function unreachedMessage(failed: FailedConnection): ConnectionMessage {
  const { code, server, timeoutMs } = failed;
  if (code.startsWith('PROXY_')) return proxyMessage(failed);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { sentence: `No server is known by the name in ${server}.`, next: checkNetwork };
    case 'ECONNREFUSED':
      return { sentence: `At ${server} nothing is listening.`, next: checkNetwork };
    case 'ETIMEDOUT':
    case 'TIMED_OUT':
      return {
        sentence: `The server ${server} did not take the connection within ${formatDuration(timeoutMs)}.`,
        next: checkNetwork,
      };
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return { sentence: `There is no way through the network to ${server}.`, next: checkNetwork };
    default:
      return { sentence: `The server ${server} could not be reached (${code}).`, next: checkNetwork };
  }
}

/** Tells why a server, or the proxy before it, is not trusted. */
export function distrustMessage({ code, server, proxy }: FailedConnection): ConnectionMessage {
  const isProxy = code.startsWith('PROXY_');
  const whose = isProxy ? `the proxy ${proxy}` : server;
  switch (code.replace(/^PROXY_/, '')) {
    case 'CERT_HAS_EXPIRED':
      return {
        sentence: `The certificate of ${whose} has expired.`,
        next: 'Ask its administrator to renew it. If it should be valid, check the clock of this computer.',
      };
    case 'CERT_NOT_YET_VALID':
      return {
        sentence: `The certificate of ${whose} is not valid yet.`,
        next: 'Check the clock of this computer, or ask the administrator of the server.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        sentence: `The certificate of ${whose} belongs to another name.`,
        next: 'Check the server name: write it as it stands in the certificate.',
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        sentence: `The certificate of ${whose} is self-signed: nobody vouches for it.`,
        next: 'If it is a test server of yours, add its certificate to the environment, or accept self-signed ones there.',
      };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return {
        sentence: `The certificate of ${whose} comes from an authority that this computer does not know.`,
        next: 'Ask your administrator for the file of that authority, and add it to the environment’s certificates.',
      };
    case 'CLIENT_CERTIFICATE_MISSING':
      return {
        sentence: `The client certificate for ${server} is not kept on this computer any more.`,
        next: 'Choose its file again, in the environment’s certificates.',
      };
    case 'CLIENT_CERTIFICATE_UNREADABLE':
      return {
        sentence: `The client certificate for ${server} could not be used.`,
        next: 'Choose its file again, in the environment’s certificates, and check its password.',
      };
    default:
      return handshakeMessage(code, whose);
  }
}

function handshakeMessage(code: string, whose: string): ConnectionMessage {
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/.test(code))
    return {
      sentence: `There was no agreement with ${whose}: most likely it wants a client certificate.`,
      next: 'Add the client certificate that you were given to the environment. Without one, ask the administrator.',
    };
  if (/ALERT|BAD_CERTIFICATE|UNKNOWN_CA/.test(code) && /CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED/.test(code))
    return {
      sentence: `The client certificate was not accepted by ${whose}.`,
      next: 'Check in the environment whether it is the right one, and still valid.',
    };
  if (/PROTOCOL|VERSION|WRONG_VERSION_NUMBER|EPROTO|UNEXPECTED_MESSAGE|HTTP_REQUEST/.test(code))
    return {
      sentence: `What answers at ${whose} does not speak the TLS that Tidings does (${code}).`,
      next: 'Check scheme and port: perhaps it is plain http, or a server that knows only outdated TLS.',
    };
  return {
    sentence: `A trusted connection to ${whose} could not be made (${code}).`,
    next: 'Check the server name. If your company uses its own certificates, ask your administrator.',
  };
}

function proxyMessage({ code, server, proxy, timeoutMs }: FailedConnection): ConnectionMessage {
  const unspoken = unspokenSignInMessage(code.slice('PROXY_'.length));
  if (unspoken !== null) return { sentence: `The proxy ${proxy} wants ${unspoken.sign}.`, next: unspoken.next };
  switch (code.slice('PROXY_'.length)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { sentence: `No proxy is known by the name in ${proxy}.`, next: checkProxy };
    case 'UNREADABLE':
      return {
        sentence: `A proxy is set for ${server}, but its address can't be read, so Tidings didn't go past it.`,
        next: checkProxy,
      };
    case 'ECONNREFUSED':
      return { sentence: `At the proxy ${proxy} nothing is listening.`, next: checkProxy };
    case 'TIMED_OUT':
    case 'ETIMEDOUT':
      return {
        sentence: `The proxy ${proxy} did not open the way to ${server} within ${formatDuration(timeoutMs)}.`,
        next: checkProxy,
      };
    case '407':
      return {
        sentence: `The proxy ${proxy} wants a sign-in first, or does not take the one it got.`,
        next: 'Write its user and password in the environment, or under Settings, Network. Tidings signs in by Basic only.',
      };
    case '403':
      return {
        sentence: `The proxy ${proxy} does not allow connections to ${server}.`,
        next: 'Ask your administrator to allow it, or whether this server is reached without the proxy.',
      };
    case '502':
    case '503':
    case '504':
      return {
        sentence: `The proxy ${proxy} could not reach ${server} itself.`,
        next: 'Check the server name. If it is inside your company, add it to the proxy’s exceptions.',
      };
    case 'NO_HTTP':
    case 'NO_SOCKS':
    case 'TOO_LONG':
      return {
        sentence: `What answers at ${proxy} is no proxy of this kind.`,
        next: 'Check the kind and the port of the proxy.',
      };
    default:
      return {
        sentence: `The proxy ${proxy} did not open the way to ${server} (${code.slice('PROXY_'.length)}).`,
        next: checkProxy,
      };
  }
}
