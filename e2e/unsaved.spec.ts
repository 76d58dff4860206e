import type { Locator, Page } from '@playwright/test';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** Types into a field, and expects a question when its dialog is left: by Esc, by its cross and by Cancel if there is one. */
async function expectQuestion(window: Page, field: Locator, text: string): Promise<void> {
  const dialog = field.locator('xpath=ancestor::*[@role="dialog"]');
  const question = window.getByRole('dialog', { name: 'Discard your changes?' });
  await field.fill(text);
  const ways = [
    () => window.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Close', exact: true }).click(),
  ];
  const cancel = dialog.getByRole('button', { name: 'Cancel', exact: true });
  if ((await cancel.count()) > 0) ways.push(() => cancel.click());
  for (const leave of ways) {
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

test('each form asks before it drops what was typed', async ({ tidings }) => {
  test.slow();
  const { window, composer } = tidings;
  const box = (name: string) => window.getByRole('dialog').getByRole('textbox', { name, exact: true });
  const environments = new EnvironmentsPage(window);
  await environments.add({ name: 'UAT', serverName: 'https://uat.example.com' });
  await environments.open();
  await environments.field('Name').fill('UAT 2');
  const question = window.getByRole('dialog', { name: 'Discard your changes?' });
  for (const other of ['Practice', 'Add environment']) {
    await environments.dialog.getByRole('button', { name: other }).click();
    await question.getByRole('button', { name: 'Go back' }).click();
    await expect(environments.field('Name')).toHaveValue('UAT 2');
  }
  await environments.dialog.getByRole('button', { name: 'All environments' }).click();
  await environments.dialog.getByRole('button', { name: 'UAT', exact: true }).click();
  await expectQuestion(window, environments.field('Name'), 'UAT 3');

  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Storage' }).click();
  await box('Days').fill('30');
  await window.getByRole('tab', { name: 'General' }).click();
  await question.getByRole('button', { name: 'Go back' }).click();
  await window.keyboard.press('Control+/');
  await question.getByRole('button', { name: 'Go back' }).click();
  await expectQuestion(window, box('Days'), '31');
  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Storage' }).click();
  await expectQuestion(window, box('Days'), 'a month');

  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await expectQuestion(window, box('Paste here'), '{"uri":"assist://x/y"}');

  await composer.uri.press('Control+s');
  await expectQuestion(window, box('Name'), 'Interest');

  await window.getByRole('button', { name: 'Make a template' }).click();
  await expectQuestion(window, box('When to use it'), 'Use this when a test drive is booked');

  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  await window.getByRole('button', { name: 'Add customer' }).click();
  await expectQuestion(window, box('Name').first(), 'Zoe');
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

  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  await boards.addStep('Add note');
  await boards.fields.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('say hello');
  await boards.list.getByRole('button', { name: /^Spring test drive/ }).click();
  await boards.list.getByRole('button', { name: /^Branch visit 2/ }).click();
  await expect(boards.steps).toContainText('say hello');
  await boards.title.press('End');
  await boards.title.pressSequentially(' in York');
  await window.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'Runs' }).click();
  await boards.open('Branch visit 2 in York');
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
