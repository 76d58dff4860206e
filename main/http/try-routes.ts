import type { Route } from '#app/environments/proxy.ts';
import { type Cancellation, createCancellation } from './cancellation.ts';
import type { Connections } from './connections.ts';
import { codeOf, isRouteGone } from './failure.ts';
import { NetworkError } from './network-error.ts';

export type RouteTries<T> = {
  readonly connections: Connections;
  readonly origin: string;
  /** The end of all of it. */
  readonly ending: Cancellation;
  /** How much time is left for all ways, in milliseconds. */
  readonly remainingMs: () => number;
  /** Whether a byte of the request was handed to a connection: nothing else is tried then. */
  readonly isDispatched: () => boolean;
  /** Goes one way. It may be ended before the whole is. */
  readonly attempt: (way: Route, ending: Cancellation) => Promise<T>;
};

/** A connection takes no longer than this where there is another way. */
const mostConnectMs = 20_000;

/**
 * Tries the ways to a server one after the other, as long as nothing has left. Each but the last has its share of the
 * time to get connected, so that one that hangs leaves time for the next. Rejects with the last cause, and as soon as the
 * ending comes.
 */
export async function tryRoutes<T>(tries: RouteTries<T>): Promise<T> {
  const { connections, origin, ending, remainingMs, isDispatched } = tries;
  const ways = await ending.until(connections.routesTo(origin));
  for (const [index, way] of ways.entries()) {
    const others = ways.length - index - 1;
    try {
      if (others === 0) return await ending.until(tries.attempt(way, ending));
      return await connectWithin(Math.min(remainingMs() / (others + 1), mostConnectMs), way, tries);
    } catch (error) {
      if (ending.isOver() || isDispatched() || !isRouteGone(codeOf(error))) throw error;
      if (ways.length > 1) connections.avoid(origin, way);
      if (others === 0) throw error;
    }
  }
  // Whoever named a proxy does not want its events to go past it.
  throw new NetworkError('PROXY_UNREADABLE');
}

/** Goes one way, but takes no longer than this until the request leaves. */
async function connectWithin<T>(
  limitMs: number,
  way: Route,
  { ending, isDispatched, attempt }: RouteTries<T>,
): Promise<T> {
  const turn = createCancellation();
  const signal = ending.signal();
  signal.addEventListener('abort', turn.end, { once: true });
  let isLate = false;
  const timer = setTimeout(() => {
    if (isDispatched()) return;
    isLate = true;
    turn.end();
  }, limitMs);
  try {
    return await turn.until(attempt(way, turn));
  } catch (error) {
    throw isLate && !isDispatched() ? new NetworkError(way === null ? 'TIMED_OUT' : 'PROXY_TIMED_OUT') : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', turn.end);
  }
}
