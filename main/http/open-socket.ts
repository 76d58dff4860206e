import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { networkErrorCode } from '#main/error-code.ts';
import type { ConnectStage } from './connect.ts';
import { NetworkError } from './network-error.ts';
import { refuseSelfConnection } from './self-connection.ts';

/** Registers a socket, so that it is closed with all others. */
export type Hold = (socket: Socket) => Socket;

/** Finds the addresses of a name. */
export type FindAddresses = (host: string) => Promise<readonly LookupAddress[]>;

const findByName: FindAddresses = (host) => lookup(host, { all: true });

/** How long an address is waited for alone, in milliseconds; then the next is tried beside it (RFC 8305). */
const aloneMs = 250;

/**
 * Opens a TCP connection. The addresses of a name are tried one after the other, and none is given up because the next has
 * begun: the first to connect is used. (Node itself gives up each but the last after 250 ms, however far away it is.)
 */
export function openSocket(
  { host, port }: { readonly host: string; readonly port: number },
  hold: Hold,
  onDone: (stage: ConnectStage) => void,
  findAddresses: FindAddresses = findByName,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const racing = new Set<Socket>();
    let waiting: readonly LookupAddress[] = [];
    let timer: NodeJS.Timeout | undefined;
    let cause: Error | null = null;
    let isOver = false;

    function stop() {
      isOver = true;
      clearTimeout(timer);
      for (const other of racing) other.destroy();
    }

    function begin(by?: LookupFunction): Socket {
      const socket = hold(connectBy({ host, port }, by));
      racing.add(socket);
      socket.once('connect', () => {
        if (refuseSelfConnection(socket)) return;
        racing.delete(socket);
        stop();
        onDone('connect');
        resolve(socket);
      });
      socket.once('error', (error) => {
        racing.delete(socket);
        cause = cause === null || isNoRoute(cause) ? error : cause;
        // The caller ended it, so no other address is tried.
        if (error instanceof NetworkError) stop();
        if (!isOver && waiting.length > 0) return next();
        if (racing.size > 0) return;
        stop();
        reject(cause);
      });
      return socket;
    }

    function next() {
      clearTimeout(timer);
      const [address, ...others] = waiting;
      waiting = others;
      if (address === undefined || isOver) return;
      begin((_name, _options, done) => done(null, address.address, address.family));
      if (others.length > 0) timer = setTimeout(next, aloneMs);
    }

    if (isIP(host) !== 0) return void begin();
    const first = begin((name, _options, done) => {
      findAddresses(name).then(
        (found) => {
          const [address, ...others] = alternate(found);
          if (address === undefined) return done(new NetworkError('ENOTFOUND'), '', 0);
          waiting = others;
          if (!isOver && others.length > 0) timer = setTimeout(next, aloneMs);
          done(null, address.address, address.family);
        },
        (error: NodeJS.ErrnoException) => done(error, '', 0),
      );
    });
    first.once('lookup', (error: Error | null) => error === null && !isOver && onDone('name'));
  });
}

function connectBy(to: { readonly host: string; readonly port: number }, lookup: LookupFunction | undefined): Socket {
  return connect({ ...to, noDelay: true, autoSelectFamily: false, ...(lookup !== undefined && { lookup }) });
}

/** The families in turn, beginning with that of the first: where one doesn't work at all, the other is tried soon. */
function alternate(addresses: readonly LookupAddress[]): readonly LookupAddress[] {
  const own = addresses.filter(({ family }) => family === addresses[0]?.family);
  const other = addresses.filter(({ family }) => family !== addresses[0]?.family);
  return Array.from({ length: Math.max(own.length, other.length) }, (_, at) => [own[at], other[at]])
    .flat()
    .filter((address) => address !== undefined);
}

/** That this computer has no such network says less than what another address answered. */
function isNoRoute(error: Error): boolean {
  return /^(ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(networkErrorCode(error));
}
