import { copyFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankProxy, type Network, usualNetwork } from '#app/environments/network.ts';
import { createAuthority, createCertificate, type Pair, toPfx } from '#main/testing/certificates.ts';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';
import { startHttpProxy, type TestProxy } from '#main/testing/proxies.ts';
import { type SecureServer, startSecureServer } from '#main/testing/secure-server.ts';
import { makeEnvironment, makeRequest, makeWorkspaceFile } from '#main/testing/workspace-file.ts';

const host = 'mxo.example.com';
const place = setUpCliWithin();
let authority: Pair;
let client: Pair;
let server: SecureServer;
let proxy: TestProxy;

beforeAll(async () => {
  authority = await createAuthority();
  client = await createCertificate('Ada Lovelace', { by: authority });
  const own = await createCertificate(host, { by: authority });
  server = await startSecureServer({ ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
  proxy = await startHttpProxy({ toPort: server.port, credentials: { user: 'ada', password: 'geheim' } });
});
afterAll(() => {
  server.close();
  proxy.close();
});

/** Writes a workspace file whose one environment is behind the network. */
function write(network: Partial<Network>) {
  const added = { ...usualNetwork, authorities: [{ name: 'ca.pem', pem: authority.cert }], ...network };
  const environment = makeEnvironment(`https://${host}`, { network: added });
  place().write(
    'n.tidings',
    JSON.stringify(makeWorkspaceFile({ requests: [makeRequest('R', 'web://a/b')] }, [environment])),
  );
}

/** The client certificate as one PEM file. */
function pem(): string {
  const file = join(place().folder, 'ada.pem');
  writeFileSync(file, client.key + client.cert);
  return file;
}

const line = 'send n.tidings -r R -e UAT --json';

it('the environment’s proxy, authorities and certificate are used, its secrets from variables', async () => {
  const { port } = proxy.route;
  write({ proxy: { ...blankProxy, host: '127.0.0.1', port, user: 'ada' } });
  const TIDINGS_PROXY = `http://ada@127.0.0.1:${port}`;
  const env = { TIDINGS_PROXY, TIDINGS_PROXY_PASSWORD: 'geheim', TIDINGS_CERTIFICATE: pem() };
  const sent = await place().program(line, { env });
  expect(sent.code).toBe(0);
  expect(JSON.parse(sent.out)).toMatchObject({ result: { timing: { proxy: `http://127.0.0.1:${port}` } } });
  expect(sent.out).not.toContain('geheim');
  expect(server.client()).toBe('Ada Lovelace');

  const refused = await place().program(line, { env: { TIDINGS_CERTIFICATE: pem() } });
  expect(JSON.parse(refused.out)).toMatchObject({ left: 'no', result: { outcome: 'not-reached', code: 'PROXY_407' } });
});

it('the password is not sent to a proxy that only the file names, which is reported', async () => {
  write({ proxy: { ...blankProxy, host: '127.0.0.1', port: proxy.route.port, user: 'ada' } });
  const address = `http://ada@127.0.0.1:${proxy.route.port}`;
  const others = [undefined, 'http://bob@127.0.0.1:1', address.replace('http', 'https'), address.replace('ada', 'bob')];
  for (const named of others) {
    const env = { TIDINGS_PROXY_PASSWORD: 'geheim', ...(named !== undefined && { TIDINGS_PROXY: named }) };
    const ended = await place().tidings(line, { env });
    expect(JSON.parse(ended.out)).toMatchObject({ left: 'no', result: { code: 'PROXY_407' } });
    expect(ended.err).toContain(`If it does, set TIDINGS_PROXY=${address}.`);
    expect(ended.err).not.toContain('geheim');
  }
});

it('the password is that of the proxy of HTTPS_PROXY, whose address names the user alone', async () => {
  write({});
  const HTTPS_PROXY = `http://ada@127.0.0.1:${proxy.route.port}`;
  const env = { HTTPS_PROXY, TIDINGS_PROXY_PASSWORD: 'geheim', TIDINGS_CERTIFICATE: pem() };
  expect(await place().tidings(line, { env })).toMatchObject({ code: 0, err: expect.not.stringContaining('not used') });
});

it.each([
  ['HTTPS_PROXY', 'http://ada:p#ss@127.0.0.1:8080', "HTTPS_PROXY isn't a valid proxy address"],
  ['https_proxy', 'quic://127.0.0.1:8080', 'https_proxy names a kind of proxy'],
  ['TIDINGS_PROXY', 'http://a b', "TIDINGS_PROXY isn't a valid proxy address"],
])('an unreadable proxy in %s is never bypassed', async (name, value, says) => {
  write({});
  const ended = await place().tidings(line, { env: { [name]: value } });
  expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) });
  expect(ended.err).not.toContain('p#ss');
});

it('authorities are those of NODE_EXTRA_CA_CERTS and SSL_CERT_FILE too, and what cannot be read is named', async () => {
  write({ authorities: [] });
  writeFileSync(join(place().folder, 'ca.pem'), authority.cert);
  const HTTPS_PROXY = `http://ada:geheim@127.0.0.1:${proxy.route.port}`;
  for (const name of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    const env = { HTTPS_PROXY, TIDINGS_CERTIFICATE: pem(), [name]: join(place().folder, 'ca.pem') };
    expect(await place().program(line, { env })).toMatchObject({ code: 0 });
    const gone = await place().program(line, { env: { ...env, [name]: join(place().folder, 'gone.pem') } });
    expect(JSON.parse(gone.out)).toMatchObject({ left: 'no', result: { outcome: 'not-trusted' } });
    expect(gone.err).toContain(`${name}: cannot read a certificate`);
  }
});

it('certificate and key are two files, in either order', async () => {
  write({});
  const names = ['ada.crt', 'ada.key'].map((name) => join(place().folder, name));
  writeFileSync(names[0] ?? '', authority.cert + client.cert);
  writeFileSync(names[1] ?? '', client.key);
  const HTTPS_PROXY = `http://ada:geheim@127.0.0.1:${proxy.route.port}`;
  for (const files of [names, names.toReversed()])
    expect(
      await place().tidings(line, { env: { HTTPS_PROXY, TIDINGS_CERTIFICATE: files.join(delimiter) } }),
    ).toMatchObject({ code: 0 });
});

it('the system’s proxy is that of HTTPS_PROXY, and runs go through it too', async () => {
  write({});
  const password = 'tür auf';
  const env = {
    HTTPS_PROXY: `http://ada:geheim@127.0.0.1:${proxy.route.port}`,
    TIDINGS_CERTIFICATE: toPfx(client, password),
    TIDINGS_CERTIFICATE_PASSWORD: password,
  };
  expect(await place().tidings('run n.tidings -r R -e UAT --iterations 3', { env })).toMatchObject({ code: 0 });
  const straight = await place().tidings(line, { env: { ...env, NO_PROXY: host } });
  expect(JSON.parse(straight.out)).toMatchObject({ left: 'no', result: { timing: { proxy: null } } });
});

it.each([
  ['missing.pem', '', 3, 'could not be read'],
  ['ada.pfx', 'wrong', 3, 'TIDINGS_CERTIFICATE_PASSWORD'],
  ['legacy.pfx', 'right', 3, 'legacy.pfx is encrypted with RC2 (40 bits), an outdated cipher. Export it again'],
])('a certificate that cannot be used ends with its reason: %s', async (name, password, code, says) => {
  write({});
  const file = join(place().folder, name);
  if (name.endsWith('.pfx')) copyFileSync(toPfx(client, 'right', name === 'legacy.pfx'), file);
  const env = { TIDINGS_CERTIFICATE: file, TIDINGS_CERTIFICATE_PASSWORD: password };
  expect(await place().tidings(line, { env })).toMatchObject({ code, err: expect.stringContaining(says) });
});

it('a workspace file takes no client certificate with it', () => {
  const clientCertificate = { name: 'a.pfx', subject: 'Ada', issuer: 'X', validUntil: '2030-01-01T00:00:00.000Z' };
  const network = { ...usualNetwork, clientCertificate };
  const [shared] = makeWorkspaceFile({}, [makeEnvironment('https://h', { network })]).environments;
  expect(shared?.network).toEqual({ ...network, clientCertificate: null });
});
