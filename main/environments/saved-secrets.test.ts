import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankProxy, usualNetwork } from '#app/environments/network.ts';
import { noSecretChanges } from '#app/environments/secret-changes.ts';
import { toPfx } from '#main/testing/certificates.ts';
import { client, openCalls, startCompany } from '#main/testing/network-place.ts';
import { isSecretUsed, saveSecretChanges } from './saved-secrets.ts';

describe('the secrets of an environment', () => {
  it('are saved with it, used by its connections, and removed with its certificate', async () => {
    const { server, environment, manual } = await startCompany();
    const { secrets, givenFiles, give, 'connection.test': test, 'secret.look': look } = await openCalls();
    const fileIds = [await give(toPfx(client, 'geheim'))];
    const clientCertificate = { name: 'ada.pfx', subject: '', issuer: '', validUntil: '2030-01-01T00:00:00.000Z' };
    const saved = { ...environment, network: { ...environment.network, clientCertificate } };
    const changes = { proxyPassword: 'geheim', identity: { fileIds, password: 'geheim' } };
    expect(await saveSecretChanges(saved, changes, { secrets, givenFiles })).toBeNull();
    const looked = { environmentId: 'uat', proxy: manual };
    expect(look(looked)).toEqual({ proxyPassword: 'kept', identity: 'kept', canKeep: true });
    expect(await test({ environment: saved, secrets: noSecretChanges })).toMatchObject({ kind: 'tested' });
    expect(server.taken).toEqual(['HEAD ']);

    await saveSecretChanges(environment, { ...noSecretChanges, proxyPassword: '' }, { secrets, givenFiles });
    expect(look(looked)).toMatchObject({ proxyPassword: 'none', identity: 'none' });
    expect(await test({ environment: saved, secrets: { ...noSecretChanges, proxyPassword: 'geheim' } })).toMatchObject({
      stages: expect.arrayContaining([expect.objectContaining({ stage: 'tls', state: 'failed' })]),
    });
  });

  it('belong to one proxy: after changing it, the password must be typed again', async () => {
    const { 'secret.saveProxyPassword': save, 'secret.look': look } = await openCalls();
    const proxy = { ...blankProxy, host: 'proxy', user: 'ada' };
    await save({ proxy, password: 'geheim' });
    expect(look({ environmentId: null, proxy })).toMatchObject({ proxyPassword: 'kept' });
    expect(look({ environmentId: null, proxy: { ...proxy, host: 'elsewhere' } })).toMatchObject({
      proxyPassword: 'none',
    });
    await save({ proxy, password: '' });
    expect(look({ environmentId: null, proxy })).toMatchObject({ proxyPassword: 'none' });
  });

  it('are used while something saved names them', () => {
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
