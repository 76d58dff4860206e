import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { type AppProxy, blankProxy, type ManualProxy, usualNetwork } from '#app/environments/network.ts';
import { createNetworkHandlers } from '#main/environments/network-handlers.ts';
import { savedSecrets } from '#main/environments/saved-secrets.ts';
import { createNetwork } from '#main/http/network.ts';
import { createGivenFiles } from '#main/ipc/given-files.ts';
import { openSecrets } from '#main/secrets/secrets.ts';
import { createAuthority, createCertificate, type Pair } from './certificates.ts';
import { keep } from './keep.ts';
import { place } from './place.ts';
import { startHttpProxy } from './proxies.ts';
import { startSecureServer } from './secure-server.ts';
import { createTestCipher } from './test-cipher.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidings-certificates-'));
const host = 'mxo.example.com';
export let authority: Pair;
export let client: Pair;

beforeAll(async () => {
  authority = await createAuthority();
  client = await createCertificate('Ada Lovelace', { by: authority });
});

/** The network calls on real files, secrets and connections. */
export async function openCalls(appProxy: AppProxy = { kind: 'none' }) {
  let id = 0;
  const secrets = await openSecrets(place(), createTestCipher());
  const givenFiles = createGivenFiles(() => `file-${++id}`);
  const network = createNetwork({
    appProxy: () => appProxy,
    systemProxy: async () => [null],
    secrets: savedSecrets(secrets),
  });
  const give = async (path: string) => (await givenFiles.give(path))?.fileId ?? '';
  const giveText = (name: string, text: string | Buffer) => {
    writeFileSync(join(folder, name), text);
    return give(join(folder, name));
  };
  return { secrets, givenFiles, give, giveText, ...createNetworkHandlers({ network, secrets, givenFiles }) };
}

/** A server that requires a client certificate, behind a proxy that requires a password. */
export async function startCompany() {
  const own = await createCertificate(host, { by: authority });
  const server = await startSecureServer({ ...own, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
  const proxy = await startHttpProxy({ toPort: server.port, credentials: { user: 'ada', password: 'geheim' } });
  keep(server);
  keep(proxy);
  const manual: ManualProxy = { ...blankProxy, host: '127.0.0.1', port: proxy.route.port, user: 'ada' };
  const environment: Environment = {
    ...blankEnvironment('uat'),
    name: 'UAT',
    serverName: `https://${host}`,
    network: { ...usualNetwork, proxy: manual, authorities: [{ name: 'ca.pem', pem: authority.cert }] },
  };
  return { server, manual, environment };
}
