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
  const updates = await electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.some(({ submenu }) => submenu?.items.some(({ label }) => /updates/.test(label))),
  );
  // No page is named in package.json.
  expect(updates).toBe(false);
});
