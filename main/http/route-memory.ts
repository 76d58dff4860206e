import { formatProxy, type Route } from '#app/environments/proxy.ts';

/** Which ways to a server failed of late. */
export type RouteMemory = {
  /** The ways in their order, those that failed of late behind the others. */
  readonly order: (origin: string, ways: readonly Route[]) => readonly Route[];
  /** Notes that a way to a server failed before anything left. */
  readonly avoid: (origin: string, way: Route) => void;
};

/** How long a way that failed is tried last, in milliseconds. Then the list's own order counts again. */
const avoidedMs = 30_000;

/** @param now a monotonic clock, in milliseconds */
export function createRouteMemory(now: () => number = () => performance.now()): RouteMemory {
  const failedAt = new Map<string, number>();
  const keyOf = (origin: string, way: Route) => `${origin} ${way === null ? '' : formatProxy(way)}`;
  return {
    order: (origin, ways) => {
      if (failedAt.size === 0) return ways;
      for (const [key, at] of failedAt) if (now() - at >= avoidedMs) failedAt.delete(key);
      const isAvoided = (way: Route) => failedAt.has(keyOf(origin, way));
      return [...ways.filter((way) => !isAvoided(way)), ...ways.filter(isAvoided)];
    },
    avoid: (origin, way) => void failedAt.set(keyOf(origin, way), now()),
  };
}
