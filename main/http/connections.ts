import http from 'node:http';
import https from 'node:https';
import { Duplex } from 'node:stream';
import { formatProxy, type Route } from '#app/environments/proxy.ts';
import { type Connecting, connect, type Trust } from './connect.ts';
import { NetworkError } from './network-error.ts';
import { createRouteMemory, type RouteMemory } from './route-memory.ts';

/** Connections that stay open between requests. */
export type Connections = {
  /** The routes to a server, best first; those that failed recently come last. None when the proxy setting can't be read. */
  readonly routesTo: (origin: string) => Promise<readonly Route[]>;
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

/** How long an answer of the system holds, in milliseconds: a laptop may change its network during a run. */
const holdsMs = 5_000;

/** The options of a request, with who watches its connection being made. */
export type WatchedOptions = https.RequestOptions & { readonly connecting: Connecting };

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
  const asked = new Map<string, { readonly routes: Promise<readonly Route[]>; readonly at: number }>();
  const agents = new Map<string, http.Agent>();
  const keyOf = (route: Route) => (route === null ? '' : formatProxy(route));

  function agent(route: Route, isSecure: boolean): http.Agent {
    const key = `${isSecure} ${keyOf(route)}`;
    const known = agents.get(key);
    if (known !== undefined) return known;
    // The agent's timeout ends idle sockets; a request under way has its own deadline.
    const options = { keepAlive: true, timeout: mostIdleMs };
    const trust = { context, added, acceptSelfSigned };
    const opened = isSecure
      ? new ConnectedSecureAgent(route, trust, options)
      : new ConnectedAgent(route, trust, options);
    agents.set(key, opened);
    return opened;
  }

  function lately(origin: string): Promise<readonly Route[]> {
    const known = asked.get(origin);
    if (known !== undefined && performance.now() - known.at < holdsMs) return known.routes;
    const routes = routesTo(origin);
    asked.set(origin, { routes, at: performance.now() });
    return routes;
  }

  return {
    agent,
    routesTo: async (origin) => memory.order(origin, await lately(origin)),
    avoid: memory.avoid,
    close: () => {
      for (const opened of agents.values()) opened.destroy();
    },
  };
}

type OnCreated = (error: Error | null, socket: Duplex) => void;

class ConnectedAgent extends http.Agent {
  private readonly route: Route;
  private readonly trust: Trust;

  constructor(route: Route, trust: Trust, options: http.AgentOptions) {
    super(options);
    this.route = route;
    this.trust = trust;
  }

  override createConnection(options: WatchedOptions, onCreated?: OnCreated): undefined {
    connectFor(options, false, this.route, this.trust, onCreated);
  }
}

class ConnectedSecureAgent extends https.Agent {
  private readonly route: Route;
  private readonly trust: Trust;

  constructor(route: Route, trust: Trust, options: https.AgentOptions) {
    super(options);
    this.route = route;
    this.trust = trust;
  }

  override createConnection(options: WatchedOptions, onCreated?: OnCreated): undefined {
    connectFor(options, true, this.route, this.trust, onCreated);
  }
}

function connectFor(
  { host, port, connecting }: WatchedOptions,
  isSecure: boolean,
  route: Route,
  trust: Trust,
  onCreated: OnCreated = () => {},
): void {
  connect({ host: host ?? '', port: Number(port), isSecure }, route, trust, connecting).then(
    (socket) => onCreated(null, socket),
    // Node looks at the socket only where there is no error.
    (error: unknown) => onCreated(error instanceof Error ? error : new NetworkError('ENDED'), new Duplex()),
  );
}
