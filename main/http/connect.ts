import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Route } from '#app/environments/proxy.ts';
import { openHttpTunnel } from './http-tunnel.ts';
import { NetworkError, proxyError } from './network-error.ts';
import { type Hold, openSocket } from './open-socket.ts';
import { type PeerCertificate, secure } from './secure.ts';
import { openSocks4Tunnel, openSocksTunnel } from './socks-tunnel.ts';

/** What a connection is made of, in this order. Through a proxy, name and connect are those of the proxy. */
export type ConnectStage = 'name' | 'connect' | 'proxy' | 'tls';

/** One attempt to connect, and who watches it. */
export type Connecting = {
  /** Aborted when the attempt isn't wanted any more. */
  readonly signal: () => AbortSignal;
  readonly onBegin: () => void;
  readonly onDone: (stage: ConnectStage) => void;
  /** Called with the server's certificate, trusted or not. */
  readonly onCertificate: (certificate: PeerCertificate) => void;
};

export type Target = {
  /** Without brackets for IPv6. */
  readonly host: string;
  readonly port: number;
  /** By TLS, or plain http. */
  readonly isSecure: boolean;
};

export type Trust = {
  /** Whom to trust, and as whom to come; throws when the environment's own certificate can't be used. */
  readonly context: (whose: 'server' | 'proxy') => SecureContext | null;
  /** Certificates that are trusted besides, PEM. */
  readonly added: readonly string[];
  /** For the server only: a proxy's certificate must always be valid. */
  readonly acceptSelfSigned: boolean;
};

/**
 * Connects to a server, directly or through a proxy. The socket is open from end to end, so no byte of
 * an event to anything less.
 */
export async function connect(target: Target, route: Route, trust: Trust, connecting: Connecting): Promise<Socket> {
  const { onBegin, onDone, onCertificate } = connecting;
  const signal = connecting.signal();
  signal.throwIfAborted();
  onBegin();
  const held: Socket[] = [];
  const letGo = () => {
    for (const socket of held) socket.destroy(new NetworkError('ENDED'));
  };
  signal.addEventListener('abort', letGo, { once: true });
  const hold = (socket: Socket) => {
    held.push(socket);
    // Between two steps nothing else listens for errors, which would end the app.
    return socket.on('error', () => {});
  };
  try {
    let socket =
      route === null ? await openSocket(target, hold, onDone) : await openThrough(route, target, trust, hold, onDone);
    if (target.isSecure) {
      const secured = { ...trust, context: trust.context('server') };
      socket = hold(await secure(socket, target.host, secured, onCertificate));
      onDone('tls');
    }
    signal.throwIfAborted();
    return socket;
  } catch (error) {
    letGo();
    throw error;
  } finally {
    signal.removeEventListener('abort', letGo);
  }
}

async function openThrough(
  proxy: NonNullable<Route>,
  target: Target,
  trust: Trust,
  hold: Hold,
  onDone: Connecting['onDone'],
) {
  try {
    let socket = await openSocket(proxy, hold, onDone);
    if (proxy.scheme === 'https') {
      const secured = { ...trust, context: trust.context('proxy'), acceptSelfSigned: false };
      socket = hold(await secure(socket, proxy.host, secured, () => {}));
    }
    if (proxy.scheme === 'socks5') await openSocksTunnel(socket, target, proxy.credentials);
    else if (proxy.scheme === 'socks4') await openSocks4Tunnel(socket, target);
    else if (target.isSecure) await openHttpTunnel(socket, target, proxy.credentials);
    onDone('proxy');
    return socket;
  } catch (error) {
    throw proxyError(error);
  }
}
