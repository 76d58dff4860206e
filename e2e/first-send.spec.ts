import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const rowsIn = ({ window }: Tidings) => window.getByRole('list', { name: 'History' }).getByRole('listitem');

async function sendAndRead({ window, composer }: Tidings): Promise<void> {
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('Practice');
  await expect(composer.uri).toHaveValue(/^assist:\/\/salescloud\//);
  await composer.customerKey.fill('grace@example.com');

  await composer.send.click();

  await expect(composer.outcome).toContainText('has the event');
  await expect(composer.response).toContainText('HTTP status 200');
  await expect(composer.response).toContainText('Status code 200');
  await expect(composer.response).toContainText(/Time \d/);
  await expect(
    composer.response.getByText(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  ).toBeVisible();
}

async function seeInMonitoring({ window, composer }: Tidings): Promise<void> {
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  const seen = window.getByRole('list', { name: 'Events of grace@example.com' });
  await expect(seen).toContainText('assist://salescloud/testdrive/book?campaign=1234');
  await expect(seen).toContainText('new customer');
  await expect(seen).toContainText('interestLevel = high');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

async function openFromHistory(tidings: Tidings): Promise<void> {
  const { window, composer } = tidings;
  const rows = rowsIn(tidings);
  await composer.customerKey.fill('second@example.com');
  await composer.sendAndSee('Received');
  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /History/ })
    .click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('second@example.com');
  await expect(rows.nth(1)).toContainText('grace@example.com');
  await expect(rows.nth(1)).toContainText('Received');
  await rows.nth(1).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(composer.customerKey).toHaveValue('grace@example.com');
  await expect(composer.response).toContainText('Received');
}

async function sendAgain(tidings: Tidings): Promise<void> {
  const { window, composer } = tidings;
  const rows = rowsIn(tidings);
  const again = window.getByRole('dialog', { name: 'Send again' });
  await window.keyboard.press('Control+Shift+H');
  await rows.nth(1).getByRole('button', { name: 'Send again…' }).click();
  await expect(again.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await again.getByRole('button', { name: 'Send to Practice' }).click();
  await expect(composer.customerKey).toHaveValue('grace@example.com');
  await window.keyboard.press('Control+Shift+H');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('grace@example.com');
}

test('a first-time user presses Send, reads the result, and finds it again', async ({ tidings }) => {
  await test.step('the result is read', () => sendAndRead(tidings));
  await test.step('the event appears in Practice Monitoring', () => seeInMonitoring(tidings));
  await test.step('it is opened from the history', () => openFromHistory(tidings));
  await test.step('it is sent again from there', () => sendAgain(tidings));
});
