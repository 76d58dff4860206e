import type { Way } from '#app/environment/proxy.ts';
import type { Connections } from './connections.ts';
import type { Ending } from './ending.ts';
import { codeOf, isProxyGone } from './failure.ts';

/**
 * Tries the ways to a server one after the other, as long as it is the proxy that cannot be reached: nothing has left
 * then. Rejects with the last cause, and as soon as the ending comes.
 */
export async function tryWays<T>(
  connections: Connections,
  origin: string,
  ending: Ending,
  attempt: (way: Way) => Promise<T>,
): Promise<T> {
  const [first = null, ...others] = await ending.until(connections.waysTo(origin));
  let way = first;
  for (;;) {
    try {
      return await ending.until(attempt(way));
    } catch (error) {
      const next = others.shift();
      if (next === undefined || ending.isOver() || !isProxyGone(codeOf(error))) throw error;
      connections.avoid(way);
      way = next;
    }
  }
}
