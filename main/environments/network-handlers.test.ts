import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { type AppProxy, blankProxy, type ManualProxy, usualNetwork } from '#app/environments/network.ts';
import { noSecretChanges, type SecretChanges } from '#app/environments/secret-changes.ts';
import { createNetwork } from '#main/http/network.ts';
import { createGivenFiles } from '#main/ipc/given-files.ts';
import { openSecrets } from '#main/secrets/secrets.ts';
import { createAuthority, createCertificate, type Pair, toPfx } from '#main/testing/certificates.ts';
import { keep } from '#main/testing/keep.ts';
import { place } from '#main/testing/place.ts';
import { startHttpProxy } from '#main/testing/proxies.ts';
import { startSecureServer } from '#main/testing/secure-server.ts';
import { createTestCipher } from '#main/testing/test-cipher.ts';
import { createNetworkHandlers, isSecretUsed, keepSecretChanges, keptSecrets } from './network-handlers.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidings-certificates-'));
const host = 'mxo.example.com';
let authority: Pair;
let client: Pair;

beforeAll(async () => {
  authority = await createAuthority();
  client = await createCertificate('Ada Lovelace', { by: authority });
});

/** The calls on real files, a real keyring and a real network. */
async function opened(appProxy: AppProxy = { kind: 'none' }) {
  let id = 0;
  const secrets = await openSecrets(place(), createTestCipher());
  const givenFiles = createGivenFiles(() => `file-${++id}`);
  const network = createNetwork({
    appProxy: () => appProxy,
    systemProxy: async () => [null],
    secrets: keptSecrets(secrets),
  });
  const give = async (path: string) => (await givenFiles.give(path))?.fileId ?? '';
  const giveText = (name: string, text: string | Buffer) => {
    writeFileSync(join(folder, name), text);
    return give(join(folder, name));
  };
  return { secrets, givenFiles, give, giveText, ...createNetworkHandlers({ network, secrets, givenFiles }) };
}

type Give = Awaited<ReturnType<typeof opened>>['giveText'];

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');

/** A server that wants a client certificate, behind a proxy that wants a sign-in. */
async function company() {
  const own = await createCertificate(host, { by: authority });
  const server = await startSecureServer({ ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
  const proxy = await startHttpProxy({ toPort: server.port, credentials: { user: 'ada', password: 'geheim' } });
  keep(server);
  keep(proxy);
  const manual: ManualProxy = { ...blankProxy, host: '127.0.0.1', port: proxy.way.port, user: 'ada' };
  const environment: Environment = {
    ...blankEnvironment('uat'),
    name: 'UAT',
    serverName: `https://${host}`,
    network: { ...usualNetwork, proxy: manual, authorities: [{ name: 'ca.pem', pem: authority.cert }] },
  };
  return { server, manual, environment };
}

describe('a client certificate', () => {
  it('is read from PEM files given together, in any order', async () => {
    const { giveText, 'certificate.readIdentity': read } = await opened();
    const fileIds = [await giveText('ada.key', client.key), await giveText('ada.crt', client.cert)];
    const answer = await read({ fileIds, password: '' });
    expect(answer).toMatchObject({
      kind: 'read',
      certificate: { name: 'ada.key, ada.crt', subject: 'Ada Lovelace', issuer: 'Test authority' },
    });
    expect(JSON.stringify(answer)).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['the authority before the leaf', (give: Give) => [give('all.pem', authority.cert + client.cert + client.key)]],
    [
      'files with the authority first',
      (give: Give) => [give('ca.pem', authority.cert), give('a.pem', client.cert + client.key)],
    ],
    [
      'the key first',
      (give: Give) => [give('a.key', client.key), give('ca.pem', authority.cert), give('a.crt', client.cert)],
    ],
    [
      'a certificate in DER with its key in PEM',
      (give: Give) => [give('a.cer', derOf(client.cert)), give('a.key', client.key)],
    ],
    ['both in DER', (give: Give) => [give('a.cer', derOf(client.cert)), give('a.key', derOf(client.key))]],
    [
      'UTF-16 of a Windows editor',
      (give: Give) => [give('a.pem', Buffer.from(`\ufeff${client.cert}${client.key}`, 'utf16le'))],
    ],
  ])('is read from %s, and used', async (_, giveAll) => {
    const { server, environment } = await company();
    const { giveText, 'certificate.readIdentity': read, 'connection.test': test } = await opened();
    const fileIds = await Promise.all(giveAll(giveText));
    const answer = await read({ fileIds, password: '' });
    expect(answer).toMatchObject({ kind: 'read', certificate: { subject: 'Ada Lovelace' } });
    const clientCertificate = answer.kind === 'read' ? answer.certificate : null;
    await test({
      environment: { ...environment, network: { ...environment.network, clientCertificate } },
      secrets: { proxyPassword: 'geheim', identity: { fileIds, password: '' } },
    });
    expect(server.client()).toBe('Ada Lovelace');
  });

  it('of one pair and key of another are told apart', async () => {
    const { giveText, 'certificate.readIdentity': read } = await opened();
    const fileIds = [await giveText('a.pem', client.cert), await giveText('b.key', authority.key)];
    expect(await read({ fileIds, password: '' })).toMatchObject({ says: expect.stringContaining('belongs to') });
    const alone = [await giveText('b.key', authority.key)];
    expect(await read({ fileIds: alone, password: '' })).toMatchObject({ says: expect.stringContaining('only a key') });
  });

  it('is read from a PFX file, which asks for its password', async () => {
    const { give, 'certificate.readIdentity': read } = await opened();
    const fileIds = [await give(toPfx(client, 'geheim'))];
    expect(await read({ fileIds, password: '' })).toMatchObject({
      kind: 'locked',
      says: expect.stringMatching(/Write/),
    });
    expect(await read({ fileIds, password: 'x' })).toMatchObject({
      kind: 'locked',
      says: expect.stringMatching(/open/),
    });
    expect(await read({ fileIds, password: 'geheim' })).toMatchObject({ kind: 'read' });
  });

  it('without its key, or that is none, is refused in words', async () => {
    const { giveText, 'certificate.readIdentity': read } = await opened();
    const says = async (name: string, text: string) => read({ fileIds: [await giveText(name, text)], password: '' });
    expect(await says('a.crt', client.cert)).toMatchObject({
      kind: 'refused',
      says: expect.stringMatching(/private key/),
    });
    expect(await says('a.txt', 'hello')).toMatchObject({
      kind: 'refused',
      says: expect.stringMatching(/no client cert/),
    });
    expect(await read({ fileIds: ['/etc/passwd'], password: '' })).toMatchObject({ kind: 'refused' });
  });
});

describe('the certificate of an authority', () => {
  it('is read from PEM, several in one file too', async () => {
    const { giveText, 'certificate.readAuthorities': read } = await opened();
    const fileIds = [await giveText('ca.pem', `# ours\n${authority.cert}\n${client.cert}`)];
    const answer = await read({ fileIds });
    if (answer.kind !== 'read') throw new Error(answer.says);
    expect(answer.authorities[0]?.pem.match(/BEGIN/g)).toHaveLength(2);
  });

  it('never takes a private key with it', async () => {
    const { giveText, 'certificate.readAuthorities': read } = await opened();
    const answer = await read({ fileIds: [await giveText('both.pem', authority.key + authority.cert)] });
    expect(answer.kind).toBe('read');
    expect(JSON.stringify(answer)).not.toContain('PRIVATE');
  });

  it('that is none is refused in words', async () => {
    const { giveText, 'certificate.readAuthorities': read } = await opened();
    const torn = authority.cert.replace(/[A-Z]/g, 'x');
    for (const text of ['hello', torn, ''])
      expect(await read({ fileIds: [await giveText('no.pem', text)] })).toMatchObject({ kind: 'refused' });
  });
});

describe('a connection', () => {
  it('is tried with what stands in the editor, typed and given, before anything is saved', async () => {
    const { server, environment } = await company();
    const { secrets, giveText, 'connection.test': test } = await opened();
    const fileIds = [await giveText('ada.pem', client.key + client.cert)];
    const clientCertificate = { name: 'ada.pem', subject: '', issuer: '', validUntil: '2030-01-01T00:00:00.000Z' };
    const typed: SecretChanges = { proxyPassword: 'geheim', identity: { fileIds, password: '' } };
    const withCertificate = { ...environment, network: { ...environment.network, clientCertificate } };
    const tested = await test({ environment: withCertificate, secrets: typed });
    if (tested.kind !== 'tested') throw new Error(tested.kind);
    expect(tested.stages.map(({ state }) => state)).toEqual(['not-needed', 'ok', 'ok', 'ok', 'ok']);
    expect(server.client()).toBe('Ada Lovelace');
    expect(secrets.stand({ kind: 'client-certificate', for: 'uat' })).toBe('none');
  });

  it('gives the app’s proxy no password that was typed for the environment’s own', async () => {
    const { environment, manual } = await company();
    const { 'connection.test': test } = await opened(manual);
    const typed: SecretChanges = { proxyPassword: 'geheim', identity: null };
    const asSettings = { ...environment, network: { ...environment.network, proxy: { kind: 'as-settings' } as const } };
    expect(await test({ environment: asSettings, secrets: typed })).toMatchObject({
      stages: expect.arrayContaining([expect.objectContaining({ stage: 'proxy', state: 'failed' })]),
    });
  });

  it('is refused in words where it cannot be tried', async () => {
    const { 'connection.test': test } = await opened();
    const environment = blankEnvironment('uat');
    expect(await test({ environment, secrets: noSecretChanges })).toMatchObject({ kind: 'refused' });
    const proxy = { ...environment, serverName: 'h.example', network: { ...usualNetwork, proxy: blankProxy } };
    expect(await test({ environment: proxy, secrets: noSecretChanges })).toMatchObject({
      kind: 'refused',
      says: expect.stringContaining('proxy'),
    });
  });
});

describe('the secrets of an environment', () => {
  it('are kept when it is saved, used by its connections, and go with its certificate', async () => {
    const { server, environment, manual } = await company();
    const { secrets, givenFiles, give, 'connection.test': test, 'secret.look': look } = await opened();
    const fileIds = [await give(toPfx(client, 'geheim'))];
    const clientCertificate = { name: 'ada.pfx', subject: '', issuer: '', validUntil: '2030-01-01T00:00:00.000Z' };
    const saved = { ...environment, network: { ...environment.network, clientCertificate } };
    const changes = { proxyPassword: 'geheim', identity: { fileIds, password: 'geheim' } };
    expect(await keepSecretChanges(saved, changes, secrets, givenFiles)).toBeNull();
    const looked = { environmentId: 'uat', proxy: manual };
    expect(look(looked)).toEqual({ proxyPassword: 'kept', identity: 'kept', canKeep: true });
    expect(await test({ environment: saved, secrets: noSecretChanges })).toMatchObject({ kind: 'tested' });
    expect(server.taken).toEqual(['HEAD ']);

    await keepSecretChanges(environment, { ...noSecretChanges, proxyPassword: '' }, secrets, givenFiles);
    expect(look(looked)).toMatchObject({ proxyPassword: 'none', identity: 'none' });
    expect(await test({ environment: saved, secrets: { ...noSecretChanges, proxyPassword: 'geheim' } })).toMatchObject({
      stages: expect.arrayContaining([expect.objectContaining({ stage: 'tls', state: 'failed' })]),
    });
  });

  it('are no other proxy’s: whoever changes it writes the password again', async () => {
    const { 'secret.saveProxyPassword': save, 'secret.look': look } = await opened();
    const proxy = { ...blankProxy, host: 'proxy', user: 'ada' };
    await save({ proxy, password: 'geheim' });
    expect(look({ environmentId: null, proxy })).toMatchObject({ proxyPassword: 'kept' });
    expect(look({ environmentId: null, proxy: { ...proxy, host: 'elsewhere' } })).toMatchObject({
      proxyPassword: 'none',
    });
    await save({ proxy, password: '' });
    expect(look({ environmentId: null, proxy })).toMatchObject({ proxyPassword: 'none' });
  });

  it('are used as long as something kept names them', () => {
    const proxy = { ...blankProxy, host: 'proxy', user: 'ada' };
    const environment = { ...blankEnvironment('uat'), network: { ...usualNetwork, proxy } };
    const password = { kind: 'proxy-password', for: 'http://ada@proxy:8080' } as const;
    const identity = { kind: 'client-certificate', for: 'uat' } as const;
    expect([isSecretUsed(password, [environment], null), isSecretUsed(identity, [environment], null)]).toEqual([
      true,
      true,
    ]);
    expect([isSecretUsed(password, [], proxy), isSecretUsed(identity, [], proxy)]).toEqual([true, false]);
    expect(isSecretUsed(password, [], null)).toBe(false);
  });
});
