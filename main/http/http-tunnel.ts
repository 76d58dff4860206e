import type { Socket } from 'node:net';
import type { ProxyServer } from '#app/environments/proxy.ts';
import { proxySignInCode } from '#app/exchange/proxy-sign-in.ts';
import { NetworkError } from './network-error.ts';
import { readAhead } from './read-ahead.ts';

/** Asks an HTTP proxy to connect to a server, by CONNECT. Afterwards the socket leads to the server. */
export async function openHttpTunnel(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  credentials: ProxyServer['credentials'],
): Promise<void> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const signIn = credentials === null ? '' : `Proxy-Authorization: ${basicCredentials(credentials)}\r\n`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${signIn}\r\n`);
  const head = await readAhead(socket, (bytes) => {
    const end = bytes.indexOf('\r\n\r\n');
    return end === -1 ? null : end + 4;
  });
  const [, status] = /^HTTP\/1\.[01] (\d{3})\b/.exec(head.toString('latin1')) ?? [];
  if (status === undefined) throw new NetworkError('PROXY_NO_HTTP');
  if (status === '407') throw new NetworkError(`PROXY_${proxySignInCode(challengesIn(head))}`);
  if (!status.startsWith('2')) throw new NetworkError(`PROXY_${status}`);
}

function challengesIn(head: Buffer): readonly string[] {
  return [...head.toString('latin1').matchAll(/^proxy-authenticate:(.*)$/gim)].map(([, value = '']) => value);
}

/** The Proxy-Authorization header for a user. */
export function basicCredentials({ user, password }: NonNullable<ProxyServer['credentials']>): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
