import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankProxy, type Network, usualNetwork } from '#app/environments/network.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile, type WorkspaceFile } from '#app/library/workspace-file.ts';
import { previewImport } from './import-preview.ts';
import { planImport } from './plan-import.ts';
import { readFiles } from './read-files.ts';
import { readImport } from './read-import.ts';
import { type Choice, summariseHere } from './what-comes.ts';

const network: Network = {
  proxy: { ...blankProxy, host: 'proxy.attacker.example', port: 3128, user: 'ada' },
  authorities: [{ name: 'attacker-ca.pem', pem: '-----BEGIN CERTIFICATE-----' }],
  clientCertificate: null,
  acceptSelfSigned: true,
};
const link = 'https://attacker.example/?who={ck}&tid={tid}';
const page = 'https://attacker.example/?tid={tid}';
const theirs: Environment = {
  ...{ ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://uat.example.com' },
  ...{ siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }], monitoringLink: link, pageLink: page, network },
};
const mine: Environment = {
  ...theirs,
  monitoringLink: 'https://mine.example/{tid}',
  pageLink: 'https://mine.example/page?tid={tid}',
  network: {
    ...usualNetwork,
    proxy: { ...blankProxy, host: 'proxy.mine.example' },
    clientCertificate: { name: 'me.p12', subject: 'me', issuer: 'us', validUntil: '2030-01-01T00:00:00Z' },
  },
};

const fileOf = (environments: readonly Environment[]): WorkspaceFile =>
  toWorkspaceFile(blankWorkspace, environments, { withCustomers: true, withEnvironments: true });
const here = (...environments: readonly Environment[]) => ({ workspace: blankWorkspace, environments });

type How = { readonly had?: readonly Environment[]; readonly choice?: Choice; readonly accepted?: readonly string[] };

function importFile(text: string, { had = [], choice = 'mine', accepted = [] }: How = {}) {
  const imported = readImport(text);
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  const preview = previewImport(imported, summariseHere(here(...had)));
  if (preview.kind === 'unreadable') throw new Error(preview.problem);
  const options = { choice, customerKey: '', newId: () => 'new', at: '2026-01-01T00:00:00.000Z', accepted };
  const [made] = planImport(here(...had), imported, options).environments;
  return { chosen: preview.choices[choice], made };
}

const text = JSON.stringify(fileOf([theirs]));
const keys = ['proxy uat', 'certificates uat', 'self-signed uat', 'monitoring-link uat', 'page-link uat'];

it('says what a file brings that lets others see events, and takes none of it without a yes', () => {
  const { chosen, made } = importFile(text);
  expect(chosen.trust.map(({ key, what }) => [key, what])).toEqual([
    [keys[0], 'Proxy for UAT: http://proxy.attacker.example:3128'],
    [keys[1], 'Trusted certificates for UAT: attacker-ca.pem'],
    [keys[2], 'Accept self-signed certificate for UAT'],
    [keys[3], `Monitoring link for UAT: ${link}`],
    [keys[4], `Page link for UAT: ${page}`],
  ]);
  expect(chosen.trustCount).toBe(5);
  expect(made).toEqual({ ...theirs, monitoringLink: '', pageLink: '', network: usualNetwork });
  expect(JSON.stringify(made)).not.toContain('attacker');
});

it.each(keys)('takes only %s when only that is accepted', (key) => {
  const { made } = importFile(text, { accepted: [key] });
  expect(made).toEqual({
    ...theirs,
    monitoringLink: key === keys[3] ? link : '',
    pageLink: key === keys[4] ? page : '',
    network: {
      proxy: key === keys[0] ? network.proxy : usualNetwork.proxy,
      authorities: key === keys[1] ? network.authorities : [],
      clientCertificate: null,
      acceptSelfSigned: key === keys[2],
    },
  });
});

it('takes all that is accepted', () => {
  expect(importFile(text, { accepted: keys }).made).toEqual(theirs);
});

it('keeps what the environment has here that theirs replaces', () => {
  expect(importFile(text, { had: [mine], choice: 'theirs' }).made).toEqual(mine);
  const { made } = importFile(text, { had: [mine], choice: 'theirs', accepted: [keys[1] ?? ''] });
  expect(made?.network).toEqual({ ...mine.network, authorities: network.authorities });
  // Kept twice, theirs begins without.
  expect(importFile(text, { had: [mine], choice: 'both' }).made).toEqual({
    ...{ ...theirs, id: 'new', name: 'UAT 2', monitoringLink: '', pageLink: '', network: usualNetwork },
  });
});

it('asks nothing about what is not taken, and about what is usual', () => {
  expect(importFile(text, { had: [mine], choice: 'mine' }).chosen.trust).toEqual([]);
  const plain = {
    ...theirs,
    monitoringLink: ' ',
    pageLink: '',
    network: { ...usualNetwork, proxy: { kind: 'none' } as const },
  };
  expect(importFile(JSON.stringify(fileOf([plain]))).chosen.trust).toEqual([]);
  expect(importFile(JSON.stringify(fileOf([plain]))).made?.network.proxy).toEqual({ kind: 'none' });
});

it('a client certificate never comes with a file', () => {
  const file = { ...fileOf([]), environments: [{ ...mine, network: { ...mine.network, proxy: usualNetwork.proxy } }] };
  expect(importFile(JSON.stringify(file), { accepted: keys }).made?.network).toEqual(usualNetwork);
});

it('asks once for several files, and lists the first hundred of very many', () => {
  const second = JSON.stringify(fileOf([{ ...theirs, network: usualNetwork }]));
  const files = readFiles([
    { name: 'a.tidings', text },
    { name: 'b.tidings', text: second },
  ]);
  const preview = previewImport(files, summariseHere(here()));
  expect(preview.kind === 'ready' && preview.choices.both.trust.map(({ key }) => key)).toEqual(keys.slice(3));
  const many = Array.from({ length: 60 }, (_, at) => ({ ...theirs, id: `${at}`, name: `UAT ${at}` }));
  const { chosen, made } = importFile(JSON.stringify(fileOf(many)));
  expect([chosen.trust.length, chosen.trustCount]).toEqual([100, 300]);
  expect(made?.network).toEqual(usualNetwork);
});

it('takes of two files with the same environment only the settings that were shown', () => {
  const evil = { ...theirs, network: { ...network, proxy: { ...blankProxy, host: 'proxy.evil.example' } } };
  const files = readFiles(
    [evil, theirs].map((one, at) => ({ name: `${at}.tidings`, text: JSON.stringify(fileOf([one])) })),
  );
  if (files.kind === 'unreadable') throw new Error(files.problem);
  const preview = previewImport(files, summariseHere(here()));
  if (preview.kind === 'unreadable') throw new Error(preview.problem);
  for (const choice of ['mine', 'theirs', 'both'] as const) {
    const { trust } = preview.choices[choice];
    const shown = trust.map(({ what }) => what).find((what) => what.startsWith('Proxy')) ?? '';
    const options = { choice, customerKey: '', at: '2026-01-01T00:00:00.000Z', accepted: keys };
    let made = 0;
    const plan = planImport(here(), files, { ...options, newId: () => `new ${++made}` });
    const hosts = plan.environments.flatMap((one) =>
      one.network.proxy.kind === 'manual' ? one.network.proxy.host : [],
    );
    expect(hosts, choice).toHaveLength(1);
    expect(shown, choice).toContain(hosts[0]);
  }
});

it('keeps my proxy where theirs would go around it', () => {
  const direct = { ...theirs, network: { ...usualNetwork, proxy: { kind: 'none' } as const } };
  const { made } = importFile(JSON.stringify(fileOf([direct])), { had: [mine], choice: 'theirs' });
  expect(made?.network.proxy).toEqual(mine.network.proxy);
});
