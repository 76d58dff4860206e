import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

test('a response is checked against the expectations, and a problem in one leads to its cell', async ({
  tidings: { window, composer },
}) => {
  await composer.show('Expect');
  const rows = window.getByRole('tabpanel', { name: 'Expect' });
  const add = rows.getByRole('button', { name: 'Add expectation' });
  await add.click();
  await composer.sendAndSee('Received');
  await expect(composer.response).toContainText('1 expectation met');

  await rows.getByRole('textbox', { name: 'HTTP status' }).fill('503');
  await add.click();
  await rows.getByRole('combobox', { name: 'What is expected' }).nth(1).click();
  await window.getByRole('option', { name: 'In the response' }).click();
  await rows.getByRole('textbox', { name: 'Path in the response' }).fill('$.nothing');
  const value = rows.getByRole('textbox', { name: 'Expected value' });
  await value.fill('{{nobody}}');
  await expect(composer.problems).toContainText('There is no variable {{nobody}}');
  await composer.show('Event');
  await composer.problems.getByRole('button', { name: 'Go to field' }).first().click();
  await expect(value).toBeFocused();
  await value.fill('Ada');
  await composer.sendAndSee('Received');
  const unmet = composer.response.getByRole('list', { name: 'Expectations' });
  await expect(unmet.getByRole('listitem')).toHaveText([
    'HTTP status is 200, expected 503',
    '$.nothing is missing, expected “Ada”',
  ]);
  await expect(composer.response).toContainText('2 of 2 expectations not met');

  const history = new HistoryPage(window);
  await history.open();
  await history.act(history.rows.first(), 'Open');
  await expect(unmet.getByRole('listitem')).toHaveCount(2);
});
