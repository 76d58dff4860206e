import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

async function chooseCommands({ electron, window }: Tidings): Promise<void> {
  await expect
    .poll(() => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []))
    .toEqual(['Event', 'Library', 'View', 'Present', 'Settings', 'Help']);
  await electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Import')?.click();
  });
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await expect(dialog).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await electron.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Help');
    help?.submenu?.items.find(({ label }) => label === 'Guide')?.click();
  });
  await expect(window.getByRole('searchbox', { name: 'Search the guide' })).toBeVisible();
  const updates = await electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.some(({ submenu }) => submenu?.items.some(({ label }) => /updates/.test(label))),
  );
  // package.json names no page.
  expect(updates).toBe(false);
}

async function chooseBehindDialog({ electron, window }: Tidings): Promise<void> {
  const environments = new EnvironmentsPage(window);
  const find = (name: string) =>
    electron.evaluateHandle(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      return items.find(({ label }) => label === wanted);
    }, name);
  const isEnabled = async (name: string) => (await find(name)).evaluate((item) => item?.enabled);
  /** Runs a command, also if it is disabled. */
  const choose = async (name: string) => (await find(name)).evaluate((item) => item?.click());
  const zoom = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.zoomFactor);
  await environments.open();
  await environments.startNew();
  await environments.field('Name').fill('Half written');
  await expect.poll(() => isEnabled('Settings')).toBe(false);
  await choose('Settings');
  // Commands run in order: when this one is done, the one before is done too.
  expect(await isEnabled('Larger')).toBe(true);
  await choose('Larger');
  await expect.poll(zoom).toBeCloseTo(1.1);
  await expect(environments.field('Name')).toHaveValue('Half written');
  await environments.discard();
  // A press before the menu knows that the dialog is gone would open the settings, which disable the command again.
  await expect.poll(() => isEnabled('Settings')).toBe(true);
  await choose('Settings');
  await expect(window.getByRole('dialog', { name: 'Settings' })).toBeVisible();
}

/** In the settings, which are open. */
async function copyDiagnostics({ window, userData, copied }: Tidings): Promise<void> {
  await window.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect.poll(copied).toContain('Events in the history: 1');
  const text = await copied();
  expect(text).toMatch(/^Tidings 0\.1\.0, from source\nElectron \d+/);
  expect(text).not.toMatch(/ada|example|ONE-|127\.0/);
  expect(text).not.toContain(userData);
}

test('the menu lists the window’s commands and runs the chosen one', async ({ tidings }) => {
  const { composer } = tidings;
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await test.step('its commands open dialogs and views', () => chooseCommands(tidings));
  await test.step('they don’t change what is typed in an open dialog', () => chooseBehindDialog(tidings));
  await test.step('diagnostics are copied without personal data', () => copyDiagnostics(tidings));
});
