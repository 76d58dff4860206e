import type { Way } from '#app/environment/proxy.ts';
import type { Connections } from './connections.ts';
import { codeOf, isProxyGone } from './failure.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Tries the ways to a server one after the other, as long as it is the proxy that cannot be reached: nothing has left
 * then. Rejects with the last cause, and as soon as the signal ends it.
 */
export async function tryWays<T>(
  connections: Connections,
  origin: string,
  signal: AbortSignal,
  attempt: (way: Way) => Promise<T>,
): Promise<T> {
  const [first = null, ...others] = await untilAborted(connections.waysTo(origin), signal);
  let way = first;
  for (;;) {
    try {
      return await untilAborted(attempt(way), signal);
    } catch (error) {
      const next = others.shift();
      if (next === undefined || signal.aborted || !isProxyGone(codeOf(error))) throw error;
      connections.avoid(way);
      way = next;
    }
  }
}
