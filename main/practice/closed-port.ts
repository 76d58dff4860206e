import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';

export type ClosedPort = { readonly port: number; readonly release: () => void };

/**
 * Holds a port of this computer at which nothing listens. It is the near end of an open connection, so the system gives it
 * to no other program. A port that was only free a moment ago could be anyone's by now.
 */
export async function holdClosedPort(): Promise<ClosedPort> {
  const server = createServer().listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const near = createConnection((server.address() as AddressInfo).port, '127.0.0.1');
    const accepted = acceptFrom(server, near);
    await once(near, 'connect');
    const ends = [near, await accepted];
    for (const end of ends) end.on('error', () => end.destroy()).unref();
    return {
      port: near.localPort ?? 0,
      release: () => {
        // A connection that is reset frees its port at once.
        for (const end of ends) end.resetAndDestroy();
      },
    };
  } finally {
    server.close();
  }
}

/** The far end of a connection. Another program may connect at the same time. */
function acceptFrom(server: Server, near: Socket): Promise<Socket> {
  return new Promise((resolve) => {
    const early: Socket[] = [];
    const choose = (socket: Socket) => {
      if (near.localPort === undefined) early.push(socket);
      else if (socket.remotePort === near.localPort) resolve(socket);
      else socket.destroy();
    };
    server.on('connection', (socket: Socket) => choose(socket.on('error', () => socket.destroy())));
    near.once('connect', () => {
      for (const socket of early.splice(0)) choose(socket);
    });
  });
}
