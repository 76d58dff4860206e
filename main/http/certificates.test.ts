import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyRequest } from '#main/testing/any-request.ts';
import { createAuthority, createCertificate, type Pair, toPfx } from '#main/testing/certificates.ts';
import { keep } from '#main/testing/keep.ts';
import { startSecureServer } from '#main/testing/secure-server.ts';
import { sendRequest } from './client.ts';
import { type ConnectionOptions, createConnections } from './connections.ts';
import { type Identity, readIdentity } from './identity.ts';
import { createTrustStore } from './trust-store.ts';

const trust = createTrustStore(() => []);
let authority: Pair;
let stranger: Pair;

beforeAll(async () => {
  authority = await createAuthority();
  stranger = await createAuthority('Another authority');
});

const serve = async (options: ServerOptions, host?: string) => keep(await startSecureServer(options, host));

/** A server of another make, which says in TLS why it refuses a client. Resolves to its port. */
async function serveByOpenSsl({ cert, key }: Pair, version: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-openssl-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = [
    '-cert',
    write('cert.pem', cert),
    '-key',
    write('key.pem', key),
    '-CAfile',
    write('ca.pem', authority.cert),
  ];
  const child = spawn('openssl', [
    's_server',
    '-accept',
    '127.0.0.1:0',
    ...files,
    '-Verify',
    '1',
    '-verify_return_error',
    version,
  ]);
  keep({ close: () => child.kill() });
  for await (const text of child.stdout.setEncoding('utf8')) {
    const [, port] = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(text) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error('OpenSSL did not start.');
}

type Routes = { readonly authorities?: readonly Pair[]; readonly identity?: Identity } & ConnectionOptions;

async function send(origin: string, { authorities = [authority], identity, ...options }: Routes = {}) {
  const ca = authorities.map(({ cert }) => cert);
  const connections = createConnections({ context: () => trust(ca, identity ?? null), ...options });
  keep(connections);
  return sendRequest(anyRequest(origin), { timeoutMs: 5_000, cancel: new AbortController().signal, connections });
}

it.each([
  ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
  ['localhost', 'localhost', '127.0.0.1'],
  ['[::1]', '::1', '::1'],
])('a server at %s is trusted with a certificate of an added authority, for %s at %s', async (name, subject, host) => {
  const server = await serve(await createCertificate(subject, { by: authority }), host);
  expect(await send(`https://${name}:${server.port}`)).toMatchObject({
    dispatched: true,
    result: { outcome: 'received', timing: { selfSigned: false, proxy: null } },
  });
});

describe('a certificate that is not good', () => {
  const bad = [
    ['has expired', 'CERT_HAS_EXPIRED', () => createCertificate('127.0.0.1', { by: authority, untilDays: -1 })],
    ['is of another host', 'ERR_TLS_CERT_ALTNAME_INVALID', () => createCertificate('other.example', { by: authority })],
    ['is self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', () => createCertificate('127.0.0.1')],
    [
      'is of an unknown authority',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      () => createCertificate('127.0.0.1', { by: stranger }),
    ],
  ] as const;

  it.each(bad)('because it %s keeps everything from leaving', async (_, code, make) => {
    const server = await serve(await make());
    expect(await send(`https://127.0.0.1:${server.port}`)).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-trusted', code, timing: { tlsMs: null, sentMs: null } },
    });
    expect(server.taken).toEqual([]);
  });

  it.each(bad)('because it %s is accepted by choice only if it is self-signed', async (_, code, make) => {
    const server = await serve(await make());
    const sent = await send(`https://127.0.0.1:${server.port}`, { acceptSelfSigned: true });
    if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT')
      expect(sent.result).toMatchObject({ outcome: 'received', timing: { selfSigned: true } });
    else expect(sent).toMatchObject({ dispatched: false, result: { outcome: 'not-trusted', code } });
  });

  it('is good once it is added itself', async () => {
    const own = await createCertificate('127.0.0.1');
    const server = await serve(own);
    expect((await send(`https://127.0.0.1:${server.port}`, { authorities: [own] })).result).toMatchObject({
      outcome: 'received',
      timing: { selfSigned: false },
    });
  });

  it('is not a matter of TLS where plain http answers', async () => {
    const server = await serve({ ...(await createCertificate('127.0.0.1', { by: authority })) });
    expect(await send(`http://127.0.0.1:${server.port}`)).toMatchObject({ result: { outcome: 'cut-off' } });
  });
});

describe('a server that requires a client certificate', () => {
  const password = 'geheim';
  let client: Pair;
  let wanting: ServerOptions;
  beforeAll(async () => {
    client = await createCertificate('Ada Lovelace', { by: authority });
    const own = await createCertificate('127.0.0.1', { by: authority });
    wanting = { ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: true };
  });
  const pem = (pair: Pair): Identity => ({ form: 'pem', content: pair.key + pair.cert, password: '' });
  const pfx = (pair: Pair, given = password): Identity => ({
    form: 'pfx',
    content: readFileSync(toPfx(pair, password)).toString('base64'),
    password: given,
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('refuses who has none, and has nothing then (%s)', async (maxVersion) => {
    const server = await serve({ ...wanting, maxVersion });
    const sent = await send(`https://127.0.0.1:${server.port}`);
    expect(sent).toMatchObject({ dispatched: false, result: { outcome: 'not-trusted' } });
    expect(server.taken).toEqual([]);
  });

  it('takes one of PEM and one of PFX', async () => {
    const server = await serve(wanting);
    for (const identity of [pem(client), pfx(client)]) {
      const sent = await send(`https://127.0.0.1:${server.port}`, { identity });
      expect(sent.result.outcome).toBe('received');
      expect(server.client()).toBe('Ada Lovelace');
    }
  });

  it.each(['-tls1_2', '-tls1_3'])('refuses one that it does not know, and has nothing then (%s)', async (version) => {
    const port = await serveByOpenSsl({ ...(await createCertificate('127.0.0.1', { by: authority })) }, version);
    const identity = pem(await createCertificate('Mallory', { by: stranger }));
    expect(await send(`https://127.0.0.1:${port}`, { identity })).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-trusted' },
    });
  });

  it.each(['-tls1_2', '-tls1_3'])('refuses one that has expired, and has nothing then (%s)', async (version) => {
    const port = await serveByOpenSsl({ ...(await createCertificate('127.0.0.1', { by: authority })) }, version);
    const identity = pem(await createCertificate('Ada', { by: authority, untilDays: -1 }));
    expect(await send(`https://127.0.0.1:${port}`, { identity })).toMatchObject({
      dispatched: false,
      // Newer libraries have another name for it.
      result: { outcome: 'not-trusted', code: 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED' },
    });
  });

  it('gets nothing when the password of our certificate is wrong', async () => {
    const server = await serve(wanting);
    const identity = pfx(client, 'wrong');
    expect(await send(`https://127.0.0.1:${server.port}`, { identity })).toMatchObject({
      dispatched: false,
      result: { outcome: 'not-trusted', code: 'CLIENT_CERTIFICATE_UNREADABLE' },
    });
  });

  it('is checked before it is used: password, key, content', () => {
    expect(readIdentity(pem(client))).toMatchObject({ ok: true, subject: 'Ada Lovelace', issuer: 'Test authority' });
    expect(readIdentity(pfx(client))).toMatchObject({ ok: true, subject: 'Ada Lovelace' });
    expect(readIdentity(pfx(client, 'wrong'))).toEqual({ ok: false, why: 'password' });
    expect(readIdentity({ form: 'pem', content: client.cert, password: '' })).toEqual({ ok: false, why: 'no-key' });
    expect(readIdentity({ form: 'pfx', content: 'AAAA', password: '' })).toEqual({ ok: false, why: 'unreadable' });
    const torn = { form: 'pem', content: client.key.slice(0, 80) + client.cert, password: '' } as const;
    expect(readIdentity(torn)).toMatchObject({ ok: false });
  });
});

it('the same certificates share one context', () => {
  expect(trust([authority.cert], null)).toBe(trust([authority.cert], null));
  expect(trust([authority.cert], null)).not.toBe(trust([stranger.cert], null));
});
