import { basename } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import {
  type CompanyNetwork,
  companyServer,
  startCompanyNetwork,
  startSelfSignedServer,
  startSilentServer,
} from './fixtures/company-network.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { readFilesUnder } from './fixtures/read-files.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

/** A stage of the connection test with its result. */
function stage(page: Page, name: string): Locator {
  return page
    .getByRole('list', { name: 'Connection test' })
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });
}

async function chooseProxy(environments: EnvironmentsPage, page: Page, kind: string): Promise<void> {
  await environments.dialog.getByRole('combobox', { name: 'Proxy', exact: true }).click();
  await page.getByRole('option', { name: kind, exact: true }).click();
}

async function chooseFile(page: Page, button: string, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(file);
}

type CompanyTest = {
  readonly window: Page;
  readonly environments: EnvironmentsPage;
  readonly company: CompanyNetwork;
};

const testConnection = (dialog: Locator) => dialog.getByRole('button', { name: 'Test connection' }).click();

async function reachTheProxy({ window, environments, company }: CompanyTest): Promise<void> {
  const { dialog } = environments;
  await test.step('the name is not known outside', async () => {
    await chooseProxy(environments, window, 'None');
    await testConnection(dialog);
    await expect(stage(window, 'Name')).toContainText(/failed.*The server name in .* was not found/);
    await expect(stage(window, 'HTTP')).toContainText('not tried');
  });

  await test.step('the proxy wants a sign-in', async () => {
    await chooseProxy(environments, window, 'Manual');
    await environments.field('Proxy server').fill('127.0.0.1');
    await environments.field('Proxy port').fill(String(company.proxyPort));
    await testConnection(dialog);
    await expect(stage(window, 'Proxy')).toContainText(/failed.*requires a sign-in.*Enter its user and password/);
  });

  await test.step('the certificate is of an unknown authority', async () => {
    await environments.field('Proxy user').fill('ada');
    await dialog.getByLabel('Proxy password', { exact: true }).fill('secret');
    await testConnection(dialog);
    await expect(stage(window, 'Proxy')).toContainText('ok');
    await expect(stage(window, 'TLS')).toContainText(/failed.*an authority that this computer does not trust/);
    await expect(stage(window, 'TLS')).toContainText('issued by Company authority');
  });
}

async function presentCertificates({ window, environments, company }: CompanyTest): Promise<void> {
  const { dialog } = environments;
  await test.step('the server requires a client certificate', async () => {
    await chooseFile(window, 'Add trusted certificate', company.authorityFile);
    await expect(dialog.getByRole('list', { name: 'Trusted certificates' })).toContainText('company-authority.pem');
    await testConnection(dialog);
    await expect(stage(window, 'TLS')).toContainText(/failed.*requires a client certificate/);
  });

  await test.step('a locked one opens with its password alone', async () => {
    await chooseFile(window, 'Choose client certificate', company.lockedFile);
    await expect(dialog.getByText('ada.pfx is locked. Enter its password.')).toBeVisible();
    await dialog.getByLabel('Certificate password', { exact: true }).fill('wrong');
    await dialog.getByRole('button', { name: 'Open certificate' }).click();
    await expect(dialog.getByText('This password doesn’t open ada.pfx.')).toBeVisible();
    await dialog.getByLabel('Certificate password', { exact: true }).fill('geheim');
    await dialog.getByRole('button', { name: 'Open certificate' }).click();
    await expect(dialog.getByRole('list', { name: 'Client certificate' })).toContainText('ada.pfx');
    await testConnection(dialog);
    await expect(stage(window, 'HTTP')).toContainText('The server responded');
    await dialog.getByRole('button', { name: 'Remove client certificate' }).click();
  });

  await test.step('with one of PEM the server answers too, and no event was sent', async () => {
    await chooseFile(window, 'Choose client certificate', company.clientFile);
    await expect(dialog.getByRole('list', { name: 'Client certificate' })).toContainText('ada.pem');
    await testConnection(dialog);
    await expect(stage(window, 'HTTP')).toContainText('The server responded');
    await expect(stage(window, 'TLS')).toContainText('valid until');
    expect(company.taken).toEqual(['HEAD', 'HEAD']);
    expect(await findings(window)).toEqual([]);
  });
}

function checkNoSecretIsSaved(userData: string): void {
  const files = readFilesUnder(userData).filter(({ path }) => !basename(path).startsWith('ada.'));
  expect(files.length).toBeGreaterThan(3);
  for (const { path, bytes } of files)
    expect(/ada:secret|"secret"|PRIVATE KEY/.test(bytes.toString('latin1')), path).toBe(false);
}

test('Test connection leads step by step to a server behind a company proxy', async ({ tidings }) => {
  const { window, composer, userData } = tidings;
  const company = await startCompanyNetwork(userData);
  const environments = new EnvironmentsPage(window);
  const { dialog } = environments;
  await environments.open();
  await environments.startNew();
  await environments.fill({ name: 'Company', serverName: companyServer, timeout: '15' });
  await reachTheProxy({ window, environments, company });
  await presentCertificates({ window, environments, company });

  await environments.save.click();
  await window.getByText('Company saved and selected.').first().waitFor();
  await environments.open();
  const password = dialog.getByLabel('Proxy password', { exact: true });
  await expect(password).toHaveValue('');
  await expect(password).toHaveAttribute('placeholder', /^Kept/);
  await environments.close();
  await composer.uri.fill('assist://a/b');
  await composer.sendAndSee('Received');
  expect(company.taken).toEqual(['HEAD', 'HEAD', 'POST']);
  expect(company.asked.at(-1)).toBe('mxo.company.example:443');
  await window.getByRole('tab', { name: 'Timing' }).click();
  await expect(composer.response.getByRole('row', { name: /^Proxy/ })).toContainText('ms');
  await expect(composer.response).toContainText(`through the proxy http://127.0.0.1:${company.proxyPort}`);
  checkNoSecretIsSaved(userData);
  await haveEnvironments(window, { name: 'Without proxy', serverName: companyServer });
  await test.step('the system’s proxy script is used, and its second proxy when the first fails', () =>
    useProxyScript(tidings, company));
  await test.step('the proxy for all environments is set under Settings, Network', () =>
    setProxyOfAll(tidings, company));
  company.close();
});

async function useProxyScript({ composer, electron }: Tidings, company: CompanyNetwork): Promise<void> {
  const script = `function FindProxyForURL(url, host) {
    return host === 'mxo.company.example' ? 'PROXY 127.0.0.1:1; PROXY 127.0.0.1:${company.proxyPort}' : 'DIRECT';
  }`;
  await electron.evaluate(
    ({ session }, pacScript) => session.defaultSession.setProxy({ mode: 'pac_script', pacScript }),
    `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
  );
  const before = company.asked.length;
  await composer.sendAndSee('Not reached');
  await expect(composer.outcome).toContainText(
    `The proxy http://127.0.0.1:${company.proxyPort} requires a sign-in, or did not accept the current one. Nothing was sent`,
  );
  expect(company.asked.slice(before)).toEqual(['mxo.company.example:443']);
  await electron.evaluate(({ session }) => session.defaultSession.setProxy({ mode: 'system' }));
}

async function setProxyOfAll(tidings: Tidings, company: CompanyNetwork): Promise<void> {
  const { window } = tidings;
  await window.getByRole('button', { name: 'Settings' }).click();
  const dialog = window.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Network' }).click();
  await dialog.getByRole('combobox', { name: 'Proxy', exact: true }).click();
  await window.getByRole('option', { name: 'Manual', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Enter the name of the proxy')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Proxy server' }).fill('127.0.0.1');
  await dialog.getByRole('textbox', { name: 'Proxy port' }).fill(String(company.proxyPort));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('status')).toContainText('Saved.');
  expect(await findings(window)).toEqual([]);
  await window.keyboard.press('Escape');

  // A new app has asked the system for nothing yet.
  const again = await tidings.restart();
  const before = company.asked.length;
  await again.composer.sendAndSee('Not reached');
  await expect(again.composer.outcome).toContainText(/requires a sign-in.*Nothing was sent/);
  expect(company.asked.slice(before)).toEqual(['mxo.company.example:443']);
}

/** Tests connections in the form of a new environment. */
async function tryConnections(window: Page, environments: EnvironmentsPage): Promise<void> {
  const tryIt = environments.dialog.getByRole('button', { name: 'Test connection' });
  await environments.open();
  const practice = await environments.dialog.getByText('http://127.0.0.1:').textContent();
  const [plain = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(practice ?? '') ?? [];
  await environments.startNew();
  await tryIt.click();
  await expect(environments.dialog.getByRole('status').last()).toContainText('Enter the name of your MXO server');
  await environments.fill({ name: 'Port', serverName: plain, timeout: '15' });
  await tryIt.click();
  await expect(stage(window, 'HTTP')).toContainText('The server responded');
  await expect(stage(window, 'TLS')).toContainText(/not needed.*plain http/);
  await expect(stage(window, 'Name')).toContainText('not needed');

  const server = await startSilentServer();
  await environments.field('Server name').fill(server.origin);
  await environments.field('Time-out').fill('600');
  await tryIt.click();
  await environments.dialog.getByRole('button', { name: 'Cancel test' }).click();
  await expect(environments.dialog.getByText('The test was cancelled.')).toBeVisible();
  server.close();
}

test('connections are tested, and a self-signed server is refused, and accepted by choice with a badge', async ({
  tidings: { window, composer, userData },
}) => {
  const server = await startSelfSignedServer(userData);
  const environments = new EnvironmentsPage(window);
  await test.step("a connection test can be cancelled, and the stages that weren't tried are shown", () =>
    tryConnections(window, environments));
  await environments.fill({ name: 'Bench', serverName: server.origin, timeout: '15' });
  await environments.save.click();
  await environments.dialog.waitFor({ state: 'hidden' });
  await composer.uri.fill('assist://a/b');
  await composer.sendAndSee('Not trusted');
  await expect(composer.outcome).toContainText(/self-signed.*Nothing was sent/);
  expect(server.taken).toEqual([]);

  await test.step('it is trusted once its own certificate is added', async () => {
    await environments.openAdvanced();
    await chooseFile(window, 'Add trusted certificate', server.certificateFile);
    await environments.dialog.getByRole('list', { name: 'Trusted certificates' }).waitFor();
    await environments.save.click();
    await environments.dialog.waitFor({ state: 'hidden' });
    await composer.sendAndSee('Received');
    await expect(composer.response.getByText('Self-signed certificate accepted')).toBeHidden();
    await expect(window.getByText('Self-signed accepted')).toBeHidden();
  });

  await environments.open();
  await environments.dialog.getByRole('button', { name: 'Remove bench.pem' }).click();
  await environments.dialog.getByRole('checkbox', { name: 'Accept self-signed certificate' }).check();
  await environments.save.click();
  await environments.dialog.waitFor({ state: 'hidden' });
  await expect(window.getByText('Self-signed accepted')).toBeVisible();
  await composer.sendAndSee('Received');
  await expect(composer.response.getByText('Self-signed certificate accepted')).toBeVisible();
  expect(server.taken).toEqual(['POST', 'POST']);
  expect(await findings(window)).toEqual([]);
  await composer.choose('Environment', 'Practice');
  await expect(window.getByText('Self-signed accepted')).toBeHidden();
  server.close();
});
