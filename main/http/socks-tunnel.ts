import { isIP, type Socket } from 'node:net';
import type { ProxyServer } from '#app/environments/proxy.ts';
import { NetworkError } from './network-error.ts';
import { readAhead } from './read-ahead.ts';

const withoutSignIn = 0;
const withPassword = 2;

/** Asks a SOCKS5 proxy for a route to a server (RFC 1928, RFC 1929). The proxy looks the name up, not this computer. */
export async function openSocksTunnel(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  credentials: ProxyServer['credentials'],
): Promise<void> {
  const methods = credentials === null ? [withoutSignIn] : [withoutSignIn, withPassword];
  socket.write(Buffer.from([5, methods.length, ...methods]));
  const [version, method] = await readAhead(socket, exactly(2));
  if (version !== 5) throw new NetworkError('PROXY_NO_SOCKS');
  if (method === withPassword && credentials !== null) await signIn(socket, credentials);
  else if (method !== withoutSignIn) throw new NetworkError('PROXY_407');

  socket.write(Buffer.concat([Buffer.from([5, 1, 0]), addressOf(host), Buffer.from([port >> 8, port & 255])]));
  const [, reply = 1] = await readAhead(socket, (bytes) => lengthOfReply(bytes));
  if (reply !== 0) throw new NetworkError(replies[reply] ?? 'PROXY_502');
}

/**
 * Asks a SOCKS4 proxy for a route to a server. A name is given as SOCKS4a has it, so that the proxy looks it up, not this
 * computer. There is no sign-in.
 */
export async function openSocks4Tunnel(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  const isAddress = isIP(host) === 4;
  const address = isAddress ? host.split('.').map(Number) : [0, 0, 0, 1];
  const name = isAddress ? [] : [...Buffer.from(host, 'latin1').subarray(0, 255), 0];
  socket.write(Buffer.from([4, 1, port >> 8, port & 255, ...address, 0, ...name]));
  // Another kind of proxy says less, and would be waited for.
  const [version, reply = 0] = await readAhead(socket, (bytes) => (bytes[0] === 0 ? exactly(8)(bytes) : 1));
  if (version !== 0) throw new NetworkError('PROXY_NO_SOCKS');
  if (reply !== 90) throw new NetworkError(reply === 91 ? 'PROXY_502' : 'PROXY_407');
}

async function signIn(socket: Socket, { user, password }: NonNullable<ProxyServer['credentials']>): Promise<void> {
  const parts = [user, password].map((text) => Buffer.from(text, 'utf8').subarray(0, 255));
  socket.write(Buffer.concat([Buffer.from([1]), ...parts.flatMap((part) => [Buffer.from([part.length]), part])]));
  const [, status] = await readAhead(socket, exactly(2));
  if (status !== 0) throw new NetworkError('PROXY_407');
}

/** The proxy's reasons, as an HTTP proxy's status. */
const replies: Readonly<Record<number, string>> = {
  2: 'PROXY_403',
  3: 'PROXY_502',
  4: 'PROXY_502',
  5: 'PROXY_502',
  6: 'PROXY_504',
};

function addressOf(host: string): Buffer {
  if (isIP(host) === 4) return Buffer.from([1, ...host.split('.').map(Number)]);
  const name = Buffer.from(host, 'latin1').subarray(0, 255);
  return isIP(host) === 6 ? Buffer.from([4, ...ipv6Bytes(host)]) : Buffer.from([3, name.length, ...name]);
}

/** The 16 bytes of an address; the URL parser writes it in its one canonical form first. */
function ipv6Bytes(host: string): readonly number[] {
  const [head = '', tail] = new URL(`http://[${host}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string | undefined) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const gap = Array.from({ length: 8 - groups(head).length - groups(tail).length }, () => 0);
  return [...groups(head), ...gap, ...groups(tail)].flatMap((group) => [group >> 8, group & 255]);
}

function exactly(count: number): (bytes: Buffer) => number | null {
  return ({ length }) => (length < count ? null : count);
}

function lengthOfReply(bytes: Buffer): number | null {
  const [, , , kind, first = 0] = bytes;
  if (bytes.length < 5) return null;
  const address = kind === 1 ? 4 : kind === 4 ? 16 : 1 + first;
  return exactly(4 + address + 2)(bytes);
}
