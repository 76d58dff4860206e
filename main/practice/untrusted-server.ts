import { once } from 'node:events';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { asyncListener } from './async-listener.ts';

/**
 * A TLS server with a self-signed certificate. The certificate is made for the first caller, so that
 * the start of the app doesn't wait for it.
 */
export async function startUntrustedServer(): Promise<{ readonly port: number; readonly stop: () => void }> {
  let context: Promise<SecureContext> | null = null;
  const sockets = new Set<Socket>();
  async function answer(socket: Socket): Promise<void> {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    context ??= createCertificate();
    const secure = new TLSSocket(socket, { isServer: true, secureContext: await context });
    secure.on('error', () => secure.destroy());
  }

  const server = createTcpServer(asyncListener(answer, (socket) => void socket.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function createCertificate(): Promise<SecureContext> {
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'basicConstraints', cA: true }],
  });
  return createSecureContext({ cert, key });
}
