import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

test('a business user sends an event with a form, without seeing JSON', async ({ tidings: { window, composer } }) => {
  await window.getByRole('button', { name: 'Begin with a template' }).click();
  await window.getByRole('searchbox', { name: 'Search templates' }).fill('beacon');
  await expect(window.getByRole('list', { name: 'Templates' }).getByRole('listitem')).toHaveCount(1);
  await window.getByRole('button', { name: 'Use template Beacon at a bank branch' }).click();

  await expect(window.getByText('not filled in')).toBeVisible();
  const customer = window.getByRole('textbox', { name: 'Who is the customer?' });
  await expect(customer).toBeFocused();
  // An empty field isn't an error before Send is pressed.
  await expect(customer).not.toHaveAttribute('aria-invalid', 'true');
  await expect(composer.problems).toHaveCount(0);
  await window.getByRole('textbox', { name: 'Which branch?' }).focus();
  await composer.send.click();
  await expect(customer).toBeFocused();
  await expect(customer).toHaveAttribute('aria-invalid', 'true');
  await expect(composer.problems).toContainText('Who is the customer? is empty');
  await customer.fill('ada@example.com');
  const branch = window.getByRole('textbox', { name: 'Which branch?' });
  await branch.fill('');
  await expect(composer.problems).toContainText('Which branch? is empty');
  await branch.fill('york & co');
  await window.getByText('Yes', { exact: true }).click();
  await expect(window.getByText('ada@example.com', { exact: true })).toBeVisible();
  await composer.sendAndSee('Received');
  await expect(composer.outcome).toContainText('The practice server has the event');

  await composer.show('Event');
  await expect(composer.uri).toHaveValue('beacon://branch/entrance/arrived?branch=york%20%26%20co');
  await expect(composer.properties.locator('input[value="true"]')).toHaveCount(1);

  // Only the title contains these words, not the URI.
  const history = new HistoryPage(window);
  await history.open();
  await history.search.fill('beacon at a bank');
  await expect(history.rows).toHaveText(/Beacon at a bank branch.*beacon:\/\/branch/);
  await history.search.fill('bank nowhere');
  await expect(history.rows).toHaveCount(0);

  await test.step('a date that is half typed keeps the event from being sent, also from another tab', async () => {
    await window.getByRole('button', { name: 'Templates' }).first().click();
    await window.getByRole('button', { name: 'Use template Promotion interest', exact: true }).click();
    await window.getByRole('textbox', { name: 'Who is the customer?' }).fill('ada@example.com');
    const day = window.getByLabel(/^Preferred day/);
    const send = () => window.keyboard.press('Control+Enter');
    await day.focus();
    await window.keyboard.type('05', { delay: 30 });
    await send();
    await expect(window.getByText('Enter a full date')).toBeVisible();
    await expect(day).toBeFocused();
    await composer.show('Event');
    await composer.uri.focus();
    await send();
    await expect(day).toBeFocused();
    await window.keyboard.type('05012026', { delay: 30 });
    await expect(day).toHaveValue(/^2026-0[15]-0[15]$/);
    await send();
    await expect(composer.outcome).toContainText('The practice server has the event');
  });
});
