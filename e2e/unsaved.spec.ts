import type { Locator, Page } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { RunsPage } from './pages/runs.ts';

/** Types into a field, and expects a question when its dialog is left: by Esc and by its cross. */
async function expectQuestion(window: Page, field: Locator, text: string): Promise<void> {
  const dialog = field.locator('xpath=ancestor::*[@role="dialog"]');
  const question = window.getByRole('dialog', { name: 'Discard your changes?' });
  await field.fill(text);
  for (const leave of [
    () => window.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Close', exact: true }).click(),
  ]) {
    await leave();
    await expect(question.getByRole('button', { name: 'Go back' })).toBeFocused();
    await question.getByRole('button', { name: 'Go back' }).click();
    await expect(question).toBeHidden();
    await expect(field).toHaveValue(text);
    // It comes back a moment later.
    await expect(dialog.locator(':focus')).toBeAttached();
  }
  await window.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
}

test('a form asks before it drops what was typed', async ({ tidings: { window } }) => {
  await haveEnvironments(window, { name: 'UAT', serverName: 'https://uat.example.com' });
  const environments = new EnvironmentsPage(window);
  const question = window.getByRole('dialog', { name: 'Discard your changes?' });
  const goBack = async () => {
    await question.getByRole('button', { name: 'Go back' }).click();
    await expect(question).toBeHidden();
  };
  const days = window.getByRole('dialog').getByRole('textbox', { name: 'Days', exact: true });

  await test.step('for another thing in the same dialog, and for leaving it', async () => {
    await environments.open();
    await environments.field('Name').fill('UAT 2');
    for (const other of ['Practice', 'Add environment']) {
      await environments.dialog.getByRole('button', { name: other }).click();
      await goBack();
      await expect(environments.field('Name')).toHaveValue('UAT 2');
    }
    await environments.dialog.getByRole('button', { name: 'All environments' }).click();
    await environments.dialog.getByRole('button', { name: 'UAT', exact: true }).click();
    await expectQuestion(window, environments.field('Name'), 'UAT 3');
  });

  await test.step('for another tab of the settings, also by its key', async () => {
    await window.keyboard.press('Control+,');
    await window.getByRole('tab', { name: 'Storage' }).click();
    await days.fill('30');
    await window.getByRole('tab', { name: 'General' }).click();
    await goBack();
    await window.keyboard.press('Control+/');
    await goBack();
    await expect(days).toHaveValue('30');
    await window.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Discard' }).click();
    await expect(days).toBeHidden();
  });

  await test.step('for a form that is cancelled', async () => {
    await window.getByRole('button', { name: 'Make a template' }).click();
    const editor = window.getByRole('dialog', { name: 'New template' });
    const when = editor.getByRole('textbox', { name: 'When to use it', exact: true });
    await when.fill('Use this when a test drive is booked');
    await editor.getByRole('button', { name: 'Cancel', exact: true }).click();
    await goBack();
    await expect(when).toHaveValue('Use this when a test drive is booked');
  });
});

test('what is typed in a field without a Save button stays when something else is shown', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('textbox', { name: 'Note' }).pressSequentially('call back');
  await window.getByRole('button', { name: 'New event' }).click();
  await composer.customerKey.fill('bob@example.com');
  await composer.uri.fill('assist://x/y');
  await composer.sendAndSee('Received');
  await expect(composer.response.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  await window.keyboard.press('Control+Tab');
  await expect(composer.response.getByRole('textbox', { name: 'Note' })).toHaveValue('call back');

  await window.getByRole('button', { name: 'Customers' }).click();
  const customer = window.getByRole('list', { name: 'Customers' });
  const profile = window.getByRole('region', { name: 'Profile' });
  await customer.getByRole('button', { name: /^ada/ }).click();
  await window.getByRole('button', { name: 'Profile' }).click();
  await profile.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('likes blue');
  await customer.getByRole('button', { name: /^bob/ }).click();
  await window.getByRole('button', { name: 'Profile' }).click();
  await expect(profile.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('');
  await customer.getByRole('button', { name: /^ada/ }).click();
  await window.getByRole('button', { name: 'Profile' }).click();
  await expect(profile.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('likes blue');
});

test('typed rows stay, and a half set up run that is replaced can be taken back', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  const rows = window.getByRole('textbox', { name: 'Rows' });
  await window.getByRole('button', { name: 'Paste rows' }).click();
  await rows.fill('ck\tcampaign\nada@example.com\t1\n');
  await runs.open();
  await window.getByRole('button', { name: 'New run' }).click();
  await expect(rows).toHaveValue(/ada@example.com/);
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(rows).toBeHidden();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveValue(/ada@example.com/);

  await runs.field('Run name').fill('Leeds');
  await runs.setUp('Interest');
  await expect(runs.field('Run name')).not.toHaveValue('Leeds');
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(runs.field('Run name')).toHaveValue('Leeds');
  await expect(rows).toHaveValue(/ada@example.com/);
});
