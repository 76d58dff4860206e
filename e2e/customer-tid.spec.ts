import { expect, sharedTest as test } from './fixtures/tidings.ts';

test('a customer keeps the TID over two sends and a restart', async ({ tidings }) => {
  const { composer } = tidings;
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await expect(composer.response).not.toContainText('a new customer');

  await composer.response.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(composer.tid).not.toHaveValue('');
  const tid = await composer.tid.inputValue();
  expect(tid).toMatch(/^[0-9a-f-]{36}$/);
  await composer.uri.fill('assist://salescloud/testdrive/taken');
  await composer.sendAndSee('Received');
  await expect(composer.response).toContainText('same customer as sent');

  const again = await tidings.restart();
  await again.window.keyboard.press('Control+N');
  await again.composer.uri.fill('assist://salescloud/testdrive/taken');
  await again.composer.customerKey.fill('ada@example.com');
  await again.window.getByRole('button', { name: 'Continue as ada' }).click();
  await expect(again.composer.tid).toHaveValue(tid);
  await again.composer.sendAndSee('Received');
  await expect(again.composer.response).toContainText('same customer as sent');

  await again.window.keyboard.press('Control+Shift+H');
  const rows = again.window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) await expect(row).toContainText(tid.slice(0, 8));
});

test('the header continues as a known or a new customer', async ({ tidings: { composer } }) => {
  await composer.customerKey.fill('grace@example.com');
  await composer.sendAndSee('Received');
  await composer.customerKey.fill('');
  await composer.choose('Continue as', 'grace@example.com');
  await expect(composer.customerKey).toHaveValue('grace@example.com');
  await expect(composer.tid).not.toHaveValue('');
  await composer.choose('Continue as', 'New customer');
  await expect(composer.tid).toHaveValue('');
});

test('the header shows whose TID the event has', async ({ tidings: { window, composer } }) => {
  const header = window.getByRole('combobox', { name: 'Continue as' });
  await composer.customerKey.fill('grace@example.com');
  await composer.sendAndSee('Received');
  await expect(header).toHaveValue('New customer');
  await composer.response.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(header).toHaveValue('grace@example.com');
  await composer.customerKey.fill('bob@example.com');
  await expect(header).toHaveValue('grace@example.com');
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await expect(header).toHaveValue('g••••@•••••••.com');
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await composer.tid.fill('00000000-0000-4000-8000-000000000000');
  await expect(header).toHaveValue('Unknown TID');
  await composer.choose('Continue as', 'New customer');
  await expect(composer.tid).toHaveValue('');
  await expect(header).toHaveValue('New customer');
});
