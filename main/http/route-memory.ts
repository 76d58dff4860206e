import { formatProxy, type Route } from '#app/environments/proxy.ts';

/** Which routes to a server failed of late. */
export type RouteMemory = {
  /** The routes in their order, those that failed of late behind the others. */
  readonly order: (origin: string, routes: readonly Route[]) => readonly Route[];
  /** Notes that a route to a server failed before anything left. */
  readonly avoid: (origin: string, route: Route) => void;
};

/** How long a route that failed is tried last, in milliseconds. Then the list's own order counts again. */
const avoidedMs = 30_000;

/** @param now a monotonic clock, in milliseconds */
export function createRouteMemory(now: () => number = () => performance.now()): RouteMemory {
  const failedAt = new Map<string, number>();
  const keyOf = (origin: string, route: Route) => `${origin} ${route === null ? '' : formatProxy(route)}`;
  return {
    order: (origin, routes) => {
      if (failedAt.size === 0) return routes;
      for (const [key, at] of failedAt) if (now() - at >= avoidedMs) failedAt.delete(key);
      const isAvoided = (route: Route) => failedAt.has(keyOf(origin, route));
      return [...routes.filter((route) => !isAvoided(route)), ...routes.filter(isAvoided)];
    },
    avoid: (origin, route) => void failedAt.set(keyOf(origin, route), now()),
  };
}
