import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { asyncListener } from '#main/practice/async-listener.ts';

export type SecureServer = {
  readonly port: number;
  /** The method and body of each request, oldest first. */
  readonly taken: readonly string[];
  /** The name in the last client's certificate; null when it had none. */
  readonly client: () => string | null;
  readonly close: () => void;
};

/** A real HTTPS server on this computer that answers as MXO does. */
export async function startSecureServer(options: ServerOptions, host = '127.0.0.1'): Promise<SecureServer> {
  const taken: string[] = [];
  let client: string | null = null;
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const certificate = (request.socket as TLSSocket).getPeerCertificate();
    client = certificate.subject === undefined ? null : String(certificate.subject.CN);
    const chunks = await request.toArray();
    taken.push(`${request.method} ${Buffer.concat(chunks)}`);
    response.end('{"statusCode":200,"tid":"t-1"}');
  }

  const server = createServer(
    options,
    asyncListener(take, (_, response) => response.destroy()),
  );
  server.on('tlsClientError', () => {});
  server.listen(0, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    client: () => client,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
