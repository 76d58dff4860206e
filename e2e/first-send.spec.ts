import { expect, sharedTest as test } from './fixtures/tidings.ts';

test('a first-time user presses Send and reads the result', async ({ tidings: { window, composer } }) => {
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('Practice');
  await expect(composer.uri).toHaveValue(/^assist:\/\/salescloud\//);

  await composer.send.click();

  await expect(composer.outcome).toContainText('has the event');
  await expect(composer.response).toContainText('HTTP status 200');
  await expect(composer.response).toContainText('Status code 200');
  await expect(composer.response).toContainText(/Time \d/);
  await expect(
    composer.response.getByText(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  ).toBeVisible();
});

test('a sent event appears in Practice Monitoring and in the history', async ({ tidings: { window, composer } }) => {
  await composer.customerKey.fill('grace@example.com');
  await composer.sendAndSee('Received');

  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  const seen = window.getByRole('list', { name: 'Events of grace@example.com' });
  await expect(seen).toContainText('assist://salescloud/testdrive/book?campaign=1234');
  await expect(seen).toContainText('new customer');
  await expect(seen).toContainText('interestLevel = high');
  await window.keyboard.press('Escape');

  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /History/ })
    .click();
  const history = window.getByRole('list', { name: 'History' });
  await expect(history.getByRole('listitem')).toHaveCount(1);
  await expect(history).toContainText('grace@example.com');
  await expect(history).toContainText('Received');
});

test('an event is opened from the history and sent again', async ({ tidings: { window, composer } }) => {
  await composer.customerKey.fill('first@example.com');
  await composer.sendAndSee('Received');
  await composer.customerKey.fill('second@example.com');
  await composer.sendAndSee('Received');

  await window.keyboard.press('Control+Shift+H');
  const rows = window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('second@example.com');
  await rows.nth(1).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(composer.customerKey).toHaveValue('first@example.com');
  await expect(composer.response).toContainText('Received');

  await window.keyboard.press('Control+Shift+H');
  await rows.nth(1).getByRole('button', { name: 'Send again…' }).click();
  await window.getByRole('dialog', { name: 'Send again' }).getByRole('button', { name: 'Send to Practice' }).click();
  await expect(composer.customerKey).toHaveValue('first@example.com');
  await window.keyboard.press('Control+Shift+H');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('first@example.com');
});
