import { once } from 'node:events';
import {
  createServer as createHttpServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { ProxyServer } from '#app/environments/proxy.ts';
import type { Pair } from './certificates.ts';

/** What a proxy does: connect every client to this port, for any name, or refuse. */
export type ProxyBehaviour = {
  readonly toPort?: number;
  readonly credentials?: { readonly user: string; readonly password: string };
  /** The sign-ins that it offers when credentials are missing. */
  readonly challenges?: readonly string[];
  /** The status that it refuses with. */
  readonly refuses?: number;
  /** It takes the connection and says nothing. */
  readonly hangs?: boolean;
  /** It is reached by TLS itself. */
  readonly secured?: Pair;
};

export type TestProxy = {
  readonly route: ProxyServer;
  /** The places that it was asked for, oldest first. */
  readonly asked: readonly string[];
  readonly close: () => void;
};

/** A real HTTP proxy on this computer: CONNECT, and whole addresses for plain http. */
export async function startHttpProxy(behaviour: ProxyBehaviour = {}): Promise<TestProxy> {
  const { toPort = 0, credentials, challenges = [], refuses, hangs, secured } = behaviour;
  const wanted =
    credentials && `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  const asked: string[] = [];
  const isWelcome = ({ headers }: IncomingMessage) => !wanted || headers['proxy-authorization'] === wanted;
  const refusal = (message: IncomingMessage) => (isWelcome(message) ? refuses : 407);

  const proxy = createHttpServer((message: IncomingMessage, response: ServerResponse) => {
    asked.push(message.url ?? '');
    const status = refusal(message);
    if (hangs) return;
    if (status !== undefined) return void response.writeHead(status, { 'Proxy-Authenticate': [...challenges] }).end();
    const { 'proxy-authorization': _, ...headers } = message.headers;
    const { pathname, search } = new URL(message.url ?? '');
    const passed = { host: '127.0.0.1', port: toPort, method: message.method, path: pathname + search, headers };
    message.pipe(
      httpRequest(passed, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  proxy.on('connect', (message: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(message.url ?? '');
    socket.on('error', () => socket.destroy());
    if (hangs) return;
    const status = refusal(message);
    const named = challenges.map((challenge) => `Proxy-Authenticate: ${challenge}\r\n`).join('');
    if (status !== undefined) return void socket.end(`HTTP/1.1 ${status} No\r\n${named}Content-Length: 0\r\n\r\n`);
    join(socket, toPort, `HTTP/1.1 200 Connection established\r\n\r\n`, head);
  });
  const front = secured === undefined ? createTcpServer() : createTlsServer(secured);
  return listen(front, (socket) => proxy.emit('connection', socket), asked, {
    scheme: secured === undefined ? 'http' : 'https',
    credentials: credentials ?? null,
  });
}

/** A real SOCKS5 proxy on this computer. */
export async function startSocksProxy({
  toPort = 0,
  credentials,
  refuses,
  hangs,
}: ProxyBehaviour = {}): Promise<TestProxy> {
  const asked: string[] = [];

  async function serve(socket: Socket) {
    if (hangs) return;
    const read = reader(socket);
    const [, count = 0] = await read(2);
    const methods = [...(await read(count))];
    const method = credentials === undefined ? 0 : methods.includes(2) ? 2 : 255;
    socket.write(Buffer.from([5, method]));
    if (method === 255) return void socket.end();
    if (credentials !== undefined) {
      const user = await read((await read(2))[1] ?? 0);
      const password = await read((await read(1))[0] ?? 0);
      const isWelcome = `${user}` === credentials.user && `${password}` === credentials.password;
      socket.write(Buffer.from([1, isWelcome ? 0 : 1]));
      if (!isWelcome) return void socket.end();
    }
    const [, , , kind] = await read(4);
    const host =
      kind === 3 ? `${await read((await read(1))[0] ?? 0)}` : (await read(kind === 1 ? 4 : 16)).toString('hex');
    asked.push(`${host}:${(await read(2)).readUInt16BE()}`);
    const reply = Buffer.from([5, refuses ?? 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    if (refuses !== undefined) return void socket.end(reply);
    join(socket, toPort, reply, Buffer.alloc(0));
  }
  const onSocket = (socket: Socket) => void serve(socket).catch(() => socket.destroy());
  return listen(createTcpServer(), onSocket, asked, { scheme: 'socks5', credentials: credentials ?? null });
}

/** A real SOCKS4 proxy on this computer, that takes names as SOCKS4a has them. */
export async function startSocks4Proxy({ toPort = 0, refuses, hangs }: ProxyBehaviour = {}): Promise<TestProxy> {
  const asked: string[] = [];

  async function serve(socket: Socket) {
    if (hangs) return;
    const read = reader(socket);
    const head = await read(8);
    if (head[0] !== 4) return void socket.end(Buffer.from([0, 91, 0, 0, 0, 0, 0, 0]));
    const text = async () => {
      let said = '';
      for (let byte = await read(1); byte[0] !== 0; byte = await read(1)) said += byte.toString('latin1');
      return said;
    };
    await text();
    const address = head.subarray(4);
    const host = address.subarray(0, 3).equals(Buffer.alloc(3)) ? await text() : address.toString('hex');
    asked.push(`${host}:${head.readUInt16BE(2)}`);
    const reply = Buffer.from([0, refuses ?? 90, 0, 0, 0, 0, 0, 0]);
    if (refuses !== undefined) return void socket.end(reply);
    join(socket, toPort, reply, Buffer.alloc(0));
  }
  const onSocket = (socket: Socket) => void serve(socket).catch(() => socket.destroy());
  return listen(createTcpServer(), onSocket, asked, { scheme: 'socks4', credentials: null });
}

async function listen(
  server: Server,
  onSocket: (socket: Socket) => void,
  asked: readonly string[],
  route: Pick<ProxyServer, 'scheme' | 'credentials'>,
): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => socket.destroy())));
  server.on(route.scheme === 'https' ? 'secureConnection' : 'connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    route: { ...route, host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    asked,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function join(socket: Socket, port: number, greeting: string | Buffer, head: Buffer) {
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(greeting);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
}

function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return async (count) => {
    for (;;) {
      const bytes: Buffer | null = count === 0 ? Buffer.alloc(0) : socket.read(count);
      if (bytes !== null) return bytes;
      await once(socket, 'readable');
    }
  };
}
