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
});

test('a date that is half typed keeps the event from being sent, also from another tab', async ({
  tidings: { window, composer },
}) => {
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

test('form, table and JSON are views of one event', async ({ tidings: { window, composer } }) => {
  await window.getByRole('button', { name: 'Templates' }).first().click();
  await window.getByRole('button', { name: 'Use template Promotion interest', exact: true }).click();
  await composer.show('JSON');
  const body = window.getByRole('textbox', { name: 'Request body' });
  await expect(body).toContainText('"campaign=1234"'.slice(1, -1));
  await body.fill('{"uri":"assist://x/y?campaign=77","properties":[{"name":"amount","value":12.50}],"ck":"bob"}');
  await composer.show('Form');
  await expect(window.getByRole('textbox', { name: 'Campaign code' })).toHaveValue('77');
  await expect(window.getByRole('textbox', { name: 'Who is the customer?' })).toHaveValue('bob');
  await composer.show('Event');
  await expect(composer.row(composer.properties, 0).value).toHaveValue('12.50');
  await composer.show('Preview');
  await expect(composer.preview).toContainText('"value":12.50');

  await composer.show('JSON');
  await body.fill('{"uri": "assist://x/y", oops');
  await expect(window.getByRole('alert')).toContainText('Your text is kept');
  await expect(composer.problems).toContainText('This isn’t valid JSON');
  await composer.show('Event');
  await composer.show('JSON');
  await expect(body).toContainText('oops');
  await composer.problems.getByRole('button', { name: 'Discard change' }).click();
  await expect(body).toContainText('campaign=77');
});

test('a template is made from an event, edited and used', async ({ tidings }) => {
  const { window } = tidings;
  await window.getByRole('button', { name: 'Make a template' }).click();
  const editor = window.getByRole('dialog', { name: 'New template' });
  await expect(editor.getByRole('textbox', { name: 'Title' })).toHaveValue('testdrive/book');
  await editor.getByRole('textbox', { name: 'Title' }).fill('Book a test drive');
  const question = editor.getByRole('group', { name: 'Field 1' }).getByRole('textbox', { name: 'Question' });
  await question.fill('');
  await editor.getByRole('button', { name: 'Save template' }).click();
  await expect(question).toBeFocused();
  await question.fill('Who is the customer?');
  await expect(
    editor.getByRole('group', { name: 'Field 2' }).getByRole('textbox', { name: 'Name', exact: true }),
  ).toHaveValue('campaign');
  await editor.getByRole('button', { name: 'Remove field 3' }).click();
  await editor.getByRole('button', { name: 'Save template' }).click();

  const again = await tidings.restart();
  await again.window.getByRole('button', { name: 'Templates' }).first().click();
  await again.window.getByRole('button', { name: 'More for Book a test drive' }).click();
  await again.window.getByRole('menuitem', { name: 'Edit' }).click();
  await again.window.getByRole('textbox', { name: 'When to use it' }).fill('Use this when someone books.');
  await again.window.getByRole('button', { name: 'Save template' }).click();
  await again.window.getByRole('button', { name: 'Use template Book a test drive' }).click();
  await expect(again.window.getByRole('heading', { name: 'Book a test drive' })).toBeVisible();
  await expect(again.window.getByRole('textbox', { name: 'Campaign' })).toHaveValue('1234');
});

test('a name close to the usual one gets a suggestion that one click applies', async ({
  tidings: { window, composer },
}) => {
  await composer.addProperty('sentiment_score', '0.7');
  const problem = composer.problems.getByRole('listitem').filter({ hasText: 'sentiment_score' });
  await expect(problem).toContainText('sentimentScore');
  await problem.getByRole('button', { name: 'Use sentimentScore' }).click();
  await expect(composer.row(composer.properties, 2).name).toHaveValue('sentimentScore');
  await expect(composer.row(composer.properties, 2).value).toHaveValue('0.7');
  await expect(problem).toHaveCount(0);
  await composer.sendAndSee('Received');
  await window.getByRole('tab', { name: 'Sent' }).click();
  await expect(composer.response).toContainText('"sentimentScore"');
});
