import { expect, test } from './fixtures/tidings.ts';

test('the menu has the window’s commands, and what is chosen there is done', async ({ tidings }) => {
  const { electron, window } = tidings;
  await expect
    .poll(() => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []))
    .toEqual(['Event', 'Library', 'View', 'Present', 'Settings', 'Help']);
  await electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Import')?.click();
  });
  await expect(window.getByRole('dialog', { name: 'Import' })).toBeVisible();
  await window.keyboard.press('Escape');
  await electron.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Help');
    help?.submenu?.items.find(({ label }) => label === 'Guide')?.click();
  });
  await expect(window.getByRole('searchbox', { name: 'Search the guide' })).toBeVisible();
  const updates = await electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.some(({ submenu }) => submenu?.items.some(({ label }) => /updates/.test(label))),
  );
  // No page is named in package.json.
  expect(updates).toBe(false);
});

test('diagnostics are copied, without a word of a person', async ({
  tidings: { electron, window, composer, userData },
}) => {
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await window.keyboard.press('ControlOrMeta+,');
  await window.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect
    .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('Events in the history: 1');
  const text = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^Tidings 0\.1\.0, from its sources\nElectron \d+/);
  expect(text).not.toMatch(/ada|example|ONE-|127\.0/);
  expect(text).not.toContain(userData);
});
