import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, test as ownTest, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage, usualSiteKey } from './pages/environments.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

test('a pasted endpoint URL is split into server, site key and TID', async ({ tidings: { window, composer } }) => {
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.startNew();
  await environments.field('Name').fill('UAT');
  await environments
    .field('Server name')
    .fill(`https://one-uat.example.com/one/rt/track/${usualSiteKey}/events?tid=${tid}`);
  await environments.field('Name').focus();
  await expect(environments.field('Server name')).toHaveValue('https://one-uat.example.com');
  await expect(environments.field('Site key').first()).toHaveValue(usualSiteKey);
  await environments.save.click();
  await expect(environments.dialog).toBeHidden();

  await expect(window.getByRole('combobox', { name: 'Site key', exact: true })).toHaveValue(usualSiteKey);
  // A TID is put on no event without a word.
  await expect(composer.tid).toHaveValue('');
  const use = window.getByRole('checkbox', { name: 'Use this TID for this event' });
  await expect(use).not.toBeChecked();
  await use.check();
  await expect(composer.tid).toHaveValue(tid);
  await composer.show('Preview');
  await expect(composer.preview).toContainText(
    `POST https://one-uat.example.com/one/rt/track/${usualSiteKey}/events?tid=${tid}`,
  );
});

test('invalid values are refused with a message, and stay as typed', async ({ tidings: { window } }) => {
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.startNew();
  // The first problem is far above Save, perhaps out of view.
  await environments.save.click();
  await expect(environments.field('Name')).toBeFocused();
  const cases = [
    { serverName: '', siteKey: usualSiteKey, timeout: '15', says: 'Enter the name of your MXO server' },
    { serverName: 'https://', siteKey: usualSiteKey, timeout: '15', says: 'The server name is missing' },
    { serverName: 'a server', siteKey: usualSiteKey, timeout: '15', says: 'spaces' },
    { serverName: 'ftp://x.example.com', siteKey: usualSiteKey, timeout: '15', says: 'https:// or http://' },
    { serverName: 'one.example.com:99999', siteKey: usualSiteKey, timeout: '15', says: '1 to 65535' },
    { serverName: 'one.example.com', siteKey: 'ONE/5', timeout: '15', says: 'contains a slash' },
    { serverName: 'one.example.com', siteKey: '', timeout: '15', says: 'The site key is missing' },
    { serverName: 'one.example.com', siteKey: usualSiteKey, timeout: '0', says: 'Enter a timeout from' },
    { serverName: 'one.example.com', siteKey: usualSiteKey, timeout: '1000000', says: 'Enter a timeout from' },
  ];
  for (const { serverName, siteKey, timeout, says } of cases)
    await test.step(says, async () => {
      await environments.fill({ name: 'Broken', serverName, siteKey, timeout });
      await environments.save.click();
      await expect(environments.dialog.getByText(says).first()).toBeVisible();
      await expect(environments.field('Name')).toHaveValue('Broken');
      await expect(environments.field('Time-out')).toHaveValue(timeout);
    });
});

ownTest('environments are there after a restart, and Undo restores a deleted one', async ({ tidings }) => {
  const environments = new EnvironmentsPage(tidings.window);
  await environments.add({ name: 'UAT', serverName: 'one-uat.example.com' });
  const again = await tidings.restart();
  await expect(again.window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('UAT');

  const dialog = new EnvironmentsPage(again.window);
  await dialog.open();
  await dialog.dialog.getByRole('button', { name: 'Delete' }).click();
  await dialog.close();
  await expect(again.window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('Practice');
  await again.window.getByRole('button', { name: 'Undo' }).click();
  await again.composer.choose('Environment', 'UAT');
  await expect(again.window.getByRole('region', { name: 'Request line' })).toContainText('https://one-uat.example.com');
});

test("Practice can't be changed or deleted", async ({ tidings: { window } }) => {
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await expect(environments.dialog).toContainText('You can’t change or delete it');
  await expect(environments.dialog.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  const refused = await window.evaluate(async () => {
    const bridge = Reflect.get(window, 'bridge');
    const { value } = await bridge.call('session.open', {});
    const practice = value.environments[0];
    return (await bridge.call('environment.save', { environment: { ...practice, name: 'Mine' } })).value.kind;
  });
  expect(refused).toBe('refused');
});

ownTest('a guarded environment asks before sending, and is never selected after a start', async ({ tidings }) => {
  const server = await startRecordingServer();
  await new EnvironmentsPage(tidings.window).add({ name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const { window, composer } = tidings;
  const send = window.getByRole('main').getByRole('button', { name: 'Send to PROD' });
  await send.click();
  const question = window.getByRole('dialog', { name: 'Send this event to PROD?' });
  await question.getByRole('button', { name: 'Don’t send' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(server.received).toHaveLength(0);
  await send.click();
  await question.getByRole('button', { name: 'Send to PROD' }).click();
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(server.received).toHaveLength(1);

  const environments = new EnvironmentsPage(window);
  const askHow = async (often: string) => {
    await environments.open();
    await environments.dialog.getByRole('radiogroup', { name: 'How often it asks' }).getByText(often).click();
    await environments.save.click();
    await expect(environments.dialog).toBeHidden();
  };
  await askHow('Once per session');
  await send.click();
  await expect.poll(() => server.received.length).toBe(2);
  await askHow('Each time');
  await send.click();
  await question.getByRole('button', { name: 'Don’t send' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(server.received).toHaveLength(2);

  const again = await tidings.restart();
  const environment = again.window.getByRole('combobox', { name: 'Environment', exact: true });
  await expect(environment).toHaveValue('Practice');
  await again.window.getByRole('button', { name: 'Go back to PROD' }).click();
  await expect(environment).toHaveValue('PROD');
  await server.close();
});

test('the list of environments ends with a way to add one, which begins with one field', async ({
  tidings: { window, composer },
}) => {
  const environments = new EnvironmentsPage(window);
  await composer.choose('Environment', 'Add environment…');
  await expect(environments.field('Paste what you were given')).toBeFocused();
  await expect(environments.field('Name')).toBeVisible();
  await expect(environments.field('Time-out')).toBeHidden();
  await expect(environments.dialog.locator('[aria-invalid="true"]')).toHaveCount(0);

  await environments.field('Name').fill('UAT');
  await environments.field('Server name').fill('uat.example.com');
  await environments.field('Site key').first().fill(usualSiteKey);
  await environments.dialog.getByRole('button', { name: 'Add site key' }).click();
  // An empty row that was never touched doesn't count.
  await environments.save.click();
  await expect(environments.dialog).toBeHidden();
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('UAT');

  await environments.open();
  await expect(environments.field('Site key')).toHaveCount(1);
  await environments.showAdvanced();
  await environments.field('Time-out').fill('soon');
  await environments.dialog.getByRole('button', { name: 'Advanced' }).click();
  await expect(environments.field('Time-out')).toBeHidden();
  // What keeps it from being saved is shown, wherever it is.
  await environments.save.click();
  await expect(environments.field('Time-out')).toBeFocused();
  await environments.field('Time-out').fill('20 s');
  await environments.save.click();
  await environments.open();
  await expect(environments.field('Time-out')).toHaveValue('20 s');
});

test('what was given is filled into a form that something was typed in', async ({ tidings: { window } }) => {
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.startNew();
  await environments.field('Name').fill('My tenant');
  await environments
    .field('Paste what you were given')
    .fill(`https://uat.example.com/one/rt/track/${usualSiteKey}/events`);
  await expect(environments.field('Server name')).toHaveValue('https://uat.example.com');
  await expect(environments.field('Site key')).toHaveValue(usualSiteKey);
  await environments.save.click();
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('My tenant');
});

test('the header tells environments apart at each width', async ({ tidings: { window, electron } }) => {
  const environments = new EnvironmentsPage(window);
  for (const name of ['mxo-preprod', 'mxo-production'])
    await environments.add({ name, serverName: `${name}.example.com` });
  const inHeader = window.getByRole('combobox', { name: 'Environment', exact: true }).locator('..');
  for (const width of [960, 1120, 1280, 1920]) {
    await electron.evaluate(
      ({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 700),
      width,
    );
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(width);
    // Each part is as wide as its text: nothing is cut.
    const cut = () =>
      inHeader
        .locator('span')
        .evaluateAll(
          (parts) =>
            parts.filter((part) => part.childElementCount === 0 && part.scrollWidth > part.clientWidth + 1).length,
        );
    await expect.poll(cut, `at ${width}`).toBe(0);
  }
});
