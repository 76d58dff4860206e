import http from 'node:http';
import https from 'node:https';
import { Duplex } from 'node:stream';
import { formatProxy, type Route } from '#app/environments/proxy.ts';
import { type Connecting, connect, type Trust } from './connect.ts';
import { NetworkError } from './network-error.ts';
import { createRouteMemory, type RouteMemory } from './route-memory.ts';

/** Connections that are kept open between requests. */
export type Connections = {
  /** The ways to a server, the best first; those that failed of late come last. None where a proxy cannot be read. */
  readonly routesTo: (origin: string) => Promise<readonly Route[]>;
  /** What opens connections that way, and keeps them. */
  readonly agent: (way: Route, isSecure: boolean) => http.Agent;
  /** Remembers for a while that a way to a server failed. */
  readonly avoid: (origin: string, way: Route) => void;
  readonly close: () => void;
};

export type ConnectionOptions = {
  /** Without it, straight. */
  readonly routesTo?: (origin: string) => Promise<readonly Route[]>;
  /** Which ways failed of late; shared by all connections of an app. */
  readonly memory?: RouteMemory;
  /** Asked when a TLS connection is opened; without it, what Node trusts by itself. */
  readonly context?: Trust['context'];
  /** Certificates that are trusted besides, PEM. */
  readonly added?: readonly string[];
  readonly acceptSelfSigned?: boolean;
  /** An idle connection is not used again after this time. Servers close theirs after a second or more. */
  readonly mostIdleMs?: number;
};

/** How long an answer of the system holds, in milliseconds: a laptop may change its network in the midst of a run. */
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
  const asked = new Map<string, { readonly ways: Promise<readonly Route[]>; readonly at: number }>();
  const agents = new Map<string, http.Agent>();
  const keyOf = (way: Route) => (way === null ? '' : formatProxy(way));

  function agent(way: Route, isSecure: boolean): http.Agent {
    const key = `${isSecure} ${keyOf(way)}`;
    const known = agents.get(key);
    if (known !== undefined) return known;
    // The time-out of an agent ends idle sockets; a request under way has a deadline of its own.
    const options = { keepAlive: true, timeout: mostIdleMs };
    const trust = { context, added, acceptSelfSigned };
    const opened = isSecure ? new ConnectedSecureAgent(way, trust, options) : new ConnectedAgent(way, trust, options);
    agents.set(key, opened);
    return opened;
  }

  function lately(origin: string): Promise<readonly Route[]> {
    const known = asked.get(origin);
    if (known !== undefined && performance.now() - known.at < holdsMs) return known.ways;
    const ways = routesTo(origin);
    asked.set(origin, { ways, at: performance.now() });
    return ways;
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
  private readonly way: Route;
  private readonly trust: Trust;

  constructor(way: Route, trust: Trust, options: http.AgentOptions) {
    super(options);
    this.way = way;
    this.trust = trust;
  }

  override createConnection(options: WatchedOptions, onCreated?: OnCreated): undefined {
    connectFor(options, false, this.way, this.trust, onCreated);
  }
}

class ConnectedSecureAgent extends https.Agent {
  private readonly way: Route;
  private readonly trust: Trust;

  constructor(way: Route, trust: Trust, options: https.AgentOptions) {
    super(options);
    this.way = way;
    this.trust = trust;
  }

  override createConnection(options: WatchedOptions, onCreated?: OnCreated): undefined {
    connectFor(options, true, this.way, this.trust, onCreated);
  }
}

function connectFor(
  { host, port, connecting }: WatchedOptions,
  isSecure: boolean,
  way: Route,
  trust: Trust,
  onCreated: OnCreated = () => {},
): void {
  connect({ host: host ?? '', port: Number(port), isSecure }, way, trust, connecting).then(
    (socket) => onCreated(null, socket),
    // Node looks at the socket only where there is no error.
    (error: unknown) => onCreated(error instanceof Error ? error : new NetworkError('ENDED'), new Duplex()),
  );
}
