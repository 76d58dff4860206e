import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

export type ClosedPort = { readonly port: number; readonly release: () => void };

/**
 * Holds a port of this computer at which every connection is refused. It is the near end of an open connection, so the
 * system gives it to no other program. A port that was only free a moment ago could be anyone's by now.
 */
export async function holdClosedPort(): Promise<ClosedPort> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = once(server, 'connection');
  const { port: farPort } = server.address() as AddressInfo;
  const near = createConnection(farPort, '127.0.0.1');
  await once(near, 'connect');
  const ends: readonly Socket[] = [near, ...(await far)];
  server.close();
  for (const end of ends) end.on('error', () => end.destroy()).unref();
  return {
    port: near.localPort ?? 0,
    release: () => {
      // A connection that is reset frees its port at once.
      for (const end of ends) end.resetAndDestroy();
    },
  };
}
