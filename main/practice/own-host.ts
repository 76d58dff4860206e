import { isIP } from 'node:net';
import { hostname } from 'node:os';

/** The names by which programs on this computer call it. */
const ownHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a call is for this server by one of its own names. A web page elsewhere may have its own name lead here, but
 * never an address of numbers.
 * @param listensAt where it listens beyond this computer; undefined where it doesn't
 */
export function isOwnHost(header: string | undefined, port: number, listensAt?: string): boolean {
  const host = header?.toLowerCase() ?? '';
  const ending = `:${port}`;
  // The usual port of HTTP is left out by clients.
  const name = host.endsWith(ending) ? host.slice(0, -ending.length) : port === 80 ? host : null;
  if (name === null) return false;
  if (ownHosts.includes(name)) return true;
  if (listensAt === undefined || ownHosts.includes(listensAt)) return false;
  return (
    isIP(name.replace(/^\[|\]$/g, '')) !== 0 || name === listensAt.toLowerCase() || name === hostname().toLowerCase()
  );
}
