import type http from 'node:http';
import type { Route } from '#app/environments/proxy.ts';
import { connect, type Trust } from './connect.ts';
import { KeptAgent, type WatchedOptions } from './kept-agent.ts';
import { createRouteMemory, type RouteMemory } from './route-memory.ts';

/** Connections that stay open between requests. */
export type Connections = {
  /**
   * The routes to a server, best first; those that failed recently come last. None when the proxy setting can't be read. They
   * are there at once while an earlier answer holds.
   */
  readonly routesTo: (origin: string) => readonly Route[] | Promise<readonly Route[]>;
  /** The agent that opens and keeps connections on a route. */
  readonly agent: (route: Route, isSecure: boolean) => http.Agent;
  /** Remembers for a while that a route to a server failed. */
  readonly avoid: (origin: string, route: Route) => void;
  readonly close: () => void;
};

export type ConnectionOptions = {
  /** Without it, straight. */
  readonly routesTo?: (origin: string) => Promise<readonly Route[]>;
  /** Which routes failed recently; shared by all connections of an app. */
  readonly memory?: RouteMemory;
  /** Called when a TLS connection is opened; by default Node's own trust. */
  readonly context?: Trust['context'];
  /** Certificates that are trusted besides, PEM. */
  readonly added?: readonly string[];
  readonly acceptSelfSigned?: boolean;
  /** An idle connection isn't used again after this time. Servers close theirs after a second or more. */
  readonly mostIdleMs?: number;
};

/** What the system said of a server, and when it was asked. */
type Asked = { routes: readonly Route[] | Promise<readonly Route[]>; readonly at: number };

/** How long an answer of the system holds, in milliseconds: a laptop may change its network during a run. */
const holdsMs = 5_000;

/** Opens connections as they are wanted. */
export function createConnections({
  routesTo = async () => [null],
  memory = createRouteMemory(),
  context = () => null,
  added = [],
  acceptSelfSigned = false,
  mostIdleMs = 800,
}: ConnectionOptions = {}): Connections {
  /** Asked for each event of a run, the system would be asked thousands of times; the answer holds for a while. */
  const asked = new Map<string, Asked>();
  const agents = new Map<string, http.Agent>();
  // With its credentials: a corrected password must not meet the connections of the wrong one.
  const keyOf = (route: Route) => (route === null ? '' : JSON.stringify(route));

  function agent(route: Route, isSecure: boolean): http.Agent {
    const key = `${isSecure} ${keyOf(route)}`;
    const known = agents.get(key);
    if (known !== undefined) return known;
    const trust = { context, added, acceptSelfSigned };
    const open = ({ host, port, connecting }: WatchedOptions) =>
      connect({ host: host ?? '', port: Number(port), isSecure }, route, trust, connecting);
    const opened = new KeptAgent({ isSecure, mostIdleMs, open });
    agents.set(key, opened);
    return opened;
  }

  function lately(origin: string): Asked {
    const known = asked.get(origin);
    if (known !== undefined && performance.now() - known.at < holdsMs) return known;
    const answer: Asked = { routes: routesTo(origin), at: performance.now() };
    asked.set(origin, answer);
    return answer;
  }

  return {
    agent,
    routesTo: (origin) => {
      const answer = lately(origin);
      if (!(answer.routes instanceof Promise)) return memory.order(origin, answer.routes);
      return answer.routes.then((routes) => {
        answer.routes = routes;
        return memory.order(origin, routes);
      });
    },
    avoid: memory.avoid,
    close: () => {
      for (const opened of agents.values()) opened.destroy();
    },
  };
}
