import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

/** @returns the TID that the customer has now */
async function continueInResponse({ window, composer }: Tidings): Promise<string> {
  const header = window.getByRole('combobox', { name: 'Continue as' });
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await expect(composer.response).not.toContainText('a new customer');
  await expect(header).toHaveValue('New customer');
  await composer.response.getByRole('button', { name: 'Continue as this customer' }).click();
  await expect(composer.tid).not.toHaveValue('');
  const tid = await composer.tid.inputValue();
  expect(tid).toMatch(/^[0-9a-f-]{36}$/);
  await expect(header).toHaveValue('ada@example.com');
  await composer.uri.fill('assist://salescloud/testdrive/taken');
  await composer.sendAndSee('Received');
  await expect(composer.response).toContainText('same customer as sent');
  return tid;
}

async function continueInHeader({ window, composer }: Tidings): Promise<void> {
  const header = window.getByRole('combobox', { name: 'Continue as' });
  await composer.customerKey.fill('bob@example.com');
  await expect(header).toHaveValue('ada@example.com');
  await composer.tid.fill('00000000-0000-4000-8000-000000000000');
  await expect(header).toHaveValue('Unknown TID');
  await composer.choose('Continue as', 'New customer');
  await expect(composer.tid).toHaveValue('');
  await expect(header).toHaveValue('New customer');
  await composer.customerKey.fill('');
  await composer.choose('Continue as', 'ada@example.com');
  await expect(composer.customerKey).toHaveValue('ada@example.com');
  await expect(composer.tid).not.toHaveValue('');
}

async function continueInNewEvent({ window, composer }: Tidings, tid: string): Promise<void> {
  await window.keyboard.press('Control+N');
  await composer.uri.fill('assist://salescloud/testdrive/taken');
  await composer.customerKey.fill('ada@example.com');
  await window.getByRole('button', { name: 'Continue as ada' }).click();
  await expect(composer.tid).toHaveValue(tid);
  await composer.sendAndSee('Received');
  await expect(composer.response).toContainText('same customer as sent');

  await window.keyboard.press('Control+Shift+H');
  const rows = window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) await expect(row).toContainText(tid.slice(0, 8));
}

test('a customer keeps the TID from one send to the next, and the header shows whose it is', async ({ tidings }) => {
  const tid = await test.step('they are continued in the response', () => continueInResponse(tidings));
  await test.step('the header continues as a known or a new customer', () => continueInHeader(tidings));
  await test.step('they are continued in a new event', () => continueInNewEvent(tidings, tid));
});
