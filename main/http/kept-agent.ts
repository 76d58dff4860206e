import http, { type ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import type { Connecting } from './connect.ts';
import { createIdleSockets } from './idle-sockets.ts';
import { NetworkError } from './network-error.ts';

/** The options of a request, with who watches its connection being made. */
export type WatchedOptions = http.RequestOptions & { readonly connecting: Connecting };

/** After this time without a byte, the system asks whether the server is still there, in milliseconds. */
const keepAliveMs = 1_000;

export type KeptOptions = {
  readonly isSecure: boolean;
  /** How long a connection may wait for its next request, in milliseconds. */
  readonly mostIdleMs: number;
  readonly open: (options: WatchedOptions) => Promise<Socket>;
};

/**
 * Keeps connections open between requests, and opens another one where none is free. Node's own agent costs about as much
 * as the rest of a short request: for each one, it copies all options, builds three names, sets two timers, and asks the system for
 * what the connection already has.
 */
export class KeptAgent extends http.Agent {
  readonly protocol: string;
  readonly defaultPort: number;
  private readonly open: KeptOptions['open'];
  private readonly idle: ReturnType<typeof createIdleSockets>;
  private readonly all = new Set<Socket>();

  constructor({ isSecure, mostIdleMs, open }: KeptOptions) {
    super({ keepAlive: true });
    this.protocol = isSecure ? 'https:' : 'http:';
    this.defaultPort = isSecure ? 443 : 80;
    this.open = open;
    this.idle = createIdleSockets(mostIdleMs);
  }

  /** Called by Node for each request. */
  addRequest(request: ClientRequest, options: WatchedOptions): void {
    const server = `${options.host}:${options.port}`;
    const socket = this.idle.take(server);
    if (socket !== null) {
      socket.off('data', endSpoken);
      request.reusedSocket = true;
      request.onSocket(socket);
      return;
    }
    this.open(options).then(
      (opened) => {
        this.hold(opened, server);
        request.onSocket(opened);
      },
      (error: unknown) => {
        request.destroy(error instanceof Error ? error : new NetworkError('ENDED'));
        // Node reports an error only once there is a socket.
        request.onSocket(new Socket());
      },
    );
  }

  override destroy(): void {
    this.idle.close();
    for (const socket of this.all) socket.destroy();
  }

  private hold(socket: Socket, server: string): void {
    this.all.add(socket);
    // The system then notices a server that is gone while its answer is awaited.
    socket.setKeepAlive(true, keepAliveMs);
    const letGo = () => {
      this.all.delete(socket);
      this.idle.drop(server, socket);
    };
    socket.once('close', letGo);
    // It goes to another protocol (101).
    socket.once('agentRemove', letGo);
    socket.on('free', () => {
      if (!socket.writable) return socket.destroy();
      socket.on('data', endSpoken);
      return this.idle.keep(server, socket);
    });
  }
}

/** A server that says something while nothing was asked gives the connection up, for example with a 408. */
function endSpoken(this: Socket): void {
  this.destroy();
}
