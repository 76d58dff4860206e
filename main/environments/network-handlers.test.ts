import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankProxy, usualNetwork } from '#app/environments/network.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import { noSecretChanges } from '#app/environments/secret-changes.ts';
import { toPfx } from '#main/testing/certificates.ts';
import { authority, client, openCalls, startCompany } from '#main/testing/network-place.ts';

type Give = Awaited<ReturnType<typeof openCalls>>['giveText'];

const derOf = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');

describe('a client certificate', () => {
  it('is read from PEM files given together, in any order', async () => {
    const { giveText, 'certificate.readIdentity': read } = await openCalls();
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
    const { server, environment } = await startCompany();
    const { giveText, 'certificate.readIdentity': read, 'connection.test': test } = await openCalls();
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

  it('of one pair and key of another are refused', async () => {
    const { giveText, 'certificate.readIdentity': read } = await openCalls();
    const fileIds = [await giveText('a.pem', client.cert), await giveText('b.key', authority.key)];
    expect(await read({ fileIds, password: '' })).toMatchObject({
      says: expect.stringContaining('no certificate matches'),
    });
    const alone = [await giveText('b.key', authority.key)];
    expect(await read({ fileIds: alone, password: '' })).toMatchObject({
      says: expect.stringContaining('a key but no certificate'),
    });
  });

  it('is read from a PFX file, which asks for its password', async () => {
    const { give, 'certificate.readIdentity': read } = await openCalls();
    const fileIds = [await give(toPfx(client, 'geheim'))];
    expect(await read({ fileIds, password: '' })).toMatchObject({
      kind: 'locked',
      says: expect.stringMatching(/Enter its password/),
    });
    expect(await read({ fileIds, password: 'x' })).toMatchObject({
      kind: 'locked',
      says: expect.stringMatching(/open/),
    });
    expect(await read({ fileIds, password: 'geheim' })).toMatchObject({ kind: 'read' });
  });

  it('without its key, or that is none, is refused in words', async () => {
    const { giveText, 'certificate.readIdentity': read } = await openCalls();
    const says = async (name: string, text: string) => read({ fileIds: [await giveText(name, text)], password: '' });
    expect(await says('a.crt', client.cert)).toMatchObject({
      kind: 'refused',
      says: expect.stringMatching(/private key/),
    });
    expect(await says('a.txt', 'hello')).toMatchObject({
      kind: 'refused',
      says: expect.stringMatching(/readable client certificate/),
    });
    expect(await read({ fileIds: ['/etc/passwd'], password: '' })).toMatchObject({ kind: 'refused' });
  });
});

describe('the certificate of an authority', () => {
  it('is read from PEM, several in one file too', async () => {
    const { giveText, 'certificate.readAuthorities': read } = await openCalls();
    const fileIds = [await giveText('ca.pem', `# ours\n${authority.cert}\n${client.cert}`)];
    const answer = await read({ fileIds });
    if (answer.kind !== 'read') throw new Error(answer.says);
    expect(answer.authorities[0]?.pem.match(/BEGIN/g)).toHaveLength(2);
  });

  it('never takes a private key with it', async () => {
    const { giveText, 'certificate.readAuthorities': read } = await openCalls();
    const answer = await read({ fileIds: [await giveText('both.pem', authority.key + authority.cert)] });
    expect(answer.kind).toBe('read');
    expect(JSON.stringify(answer)).not.toContain('PRIVATE');
  });

  it('that is none is refused in words', async () => {
    const { giveText, 'certificate.readAuthorities': read } = await openCalls();
    const torn = authority.cert.replace(/[A-Z]/g, 'x');
    for (const text of ['hello', torn, ''])
      expect(await read({ fileIds: [await giveText('no.pem', text)] })).toMatchObject({ kind: 'refused' });
  });
});

describe('a connection', () => {
  it('is tested with the editor’s values before anything is saved', async () => {
    const { server, environment } = await startCompany();
    const { secrets, giveText, 'connection.test': test } = await openCalls();
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
    const { environment, manual } = await startCompany();
    const { 'connection.test': test } = await openCalls(manual);
    const typed: SecretChanges = { proxyPassword: 'geheim', identity: null };
    const asSettings = { ...environment, network: { ...environment.network, proxy: { kind: 'as-settings' } as const } };
    expect(await test({ environment: asSettings, secrets: typed })).toMatchObject({
      stages: expect.arrayContaining([expect.objectContaining({ stage: 'proxy', state: 'failed' })]),
    });
  });

  it.each(['mxo.example.com', 'HTTPS://MXO.example.com/'])(
    'is tested for %s as typed by the proxy and TLS that an event takes',
    async (serverName) => {
      const { server, environment } = await startCompany();
      const { giveText, 'connection.test': test } = await openCalls();
      const fileIds = [await giveText('ada.pem', client.key + client.cert)];
      const clientCertificate = { name: 'ada.pem', subject: '', issuer: '', validUntil: '2030-01-01T00:00:00.000Z' };
      const network = { ...environment.network, clientCertificate };
      const secrets = { proxyPassword: 'geheim', identity: { fileIds, password: '' } };
      expect(await test({ environment: { ...environment, serverName, network }, secrets })).toMatchObject({
        stages: ['not-needed', 'ok', 'ok', 'ok', 'ok'].map((state) => ({ state })),
      });
      expect(server.client()).toBe('Ada Lovelace');
    },
  );

  it('is refused in words where it cannot be tried', async () => {
    const { 'connection.test': test } = await openCalls();
    const environment = blankEnvironment('uat');
    expect(await test({ environment, secrets: noSecretChanges })).toMatchObject({ kind: 'refused' });
    const proxy = { ...environment, serverName: 'h.example', network: { ...usualNetwork, proxy: blankProxy } };
    expect(await test({ environment: proxy, secrets: noSecretChanges })).toMatchObject({
      kind: 'refused',
      says: expect.stringContaining('proxy'),
    });
  });
});
