import type { Route } from '#app/environments/proxy.ts';
import { networkErrorCode } from '#main/error-code.ts';
import { type Cancellation, createCancellation } from './cancellation.ts';
import type { Connections } from './connections.ts';
import { isRouteGone } from './failure.ts';
import { NetworkError } from './network-error.ts';

export type RouteTries<T> = {
  readonly connections: Connections;
  readonly origin: string;
  /** Ends all attempts. */
  readonly ending: Cancellation;
  /** How much time is left for all routes, in milliseconds. */
  readonly remainingMs: () => number;
  /** Whether a byte of the request was handed to a connection: nothing else is tried then. */
  readonly isDispatched: () => boolean;
  /** Sends on one route. The attempt can be ended before the others. */
  readonly attempt: (route: Route, ending: Cancellation) => Promise<T>;
};

/** A connection takes no longer than this where there is another route. */
const mostConnectMs = 20_000;

/**
 * Tries the routes to a server one after the other, as long as nothing has left. Each but the last has its share of the
 * time to get connected, so that one that hangs leaves time for the next. Rejects with the last cause, and as soon as the
 * ending comes.
 */
export async function tryRoutes<T>(tries: RouteTries<T>): Promise<T> {
  const { connections, origin, ending, remainingMs, isDispatched } = tries;
  const found = connections.routesTo(origin);
  const routes = found instanceof Promise ? await ending.until(found) : found;
  for (const [index, route] of routes.entries()) {
    // Known routes are there at once, and a request that was cancelled before must not leave on them.
    if (ending.isOver()) throw new NetworkError('ENDED');
    const others = routes.length - index - 1;
    try {
      if (others === 0) return await ending.until(tries.attempt(route, ending));
      return await connectWithin(Math.min(remainingMs() / (others + 1), mostConnectMs), route, tries);
    } catch (error) {
      if (ending.isOver() || isDispatched() || !isRouteGone(networkErrorCode(error))) throw error;
      if (routes.length > 1) connections.avoid(origin, route);
      if (others === 0) throw error;
    }
  }
  // Events must not bypass the proxy that the person chose.
  throw new NetworkError('PROXY_UNREADABLE');
}

/** Sends on one route, with this much time until the request is dispatched. */
async function connectWithin<T>(
  limitMs: number,
  route: Route,
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
    return await turn.until(attempt(route, turn));
  } catch (error) {
    throw isLate && !isDispatched() ? new NetworkError(route === null ? 'TIMED_OUT' : 'PROXY_TIMED_OUT') : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', turn.end);
  }
}
