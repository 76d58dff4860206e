import { haveEnvironments } from './fixtures/have-environments.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';

async function expectNumber({ window, composer }: Tidings): Promise<void> {
  await composer.uri.fill('assist://a/b');
  await composer.show('Expect');
  await window.getByRole('button', { name: 'Add expectation' }).click();
  const status = window.getByRole('textbox', { name: 'HTTP status' });
  await status.fill('');
  await status.pressSequentially('2000');
  await composer.show('Event');
  await window.keyboard.press('Control+Enter');
  await expect(status).toBeFocused();
  await expect(status).toHaveValue('2000');
  await expect(window.getByText('From 100 to 599')).toBeVisible();
  await status.fill('200');
  await window.keyboard.press('Control+Enter');
  await expect(composer.outcome).toContainText('has the event');
  await composer.show('Event');
}

/** A warning does not block Send, an error does. */
async function blockSend({ window, composer }: Tidings): Promise<void> {
  await composer.tid.fill('x');
  await expect(composer.problems).toContainText('This doesn’t look like a TID');
  await composer.sendAndSee('Received');
  await composer.uri.fill('');
  await expect(composer.problems.getByRole('listitem').first()).toContainText('The URI is empty');
  await composer.send.press('Enter');
  await expect(composer.uri).toBeFocused();
  await expect(composer.uri).toHaveAttribute('aria-invalid', 'true');
  await expect(composer.uri).toHaveAccessibleDescription(/URI.+/);
  await expect(composer.send).toHaveAccessibleDescription(/^\d+ errors? to fix .+URI/);
  await expect(composer.tid).toHaveAccessibleDescription(/TID.+/);
  const live = (one: typeof composer.problems) =>
    one.evaluate((element) => element.closest('[aria-live="polite"]') !== null);
  expect(await live(composer.problems)).toBe(true);
  expect(await live(window.getByText(/^\d+ errors? to fix$/))).toBe(true);
  await composer.customerKey.focus();
  await composer.problems.getByRole('button', { name: 'Go to field' }).first().click();
  await expect(composer.uri).toBeFocused();
}

async function describeOthers({ window, composer }: Tidings): Promise<void> {
  await composer.show('JSON');
  const body = window.getByRole('textbox', { name: 'Request body' });
  await body.fill('{"uri": oops');
  await expect(body).toHaveAccessibleDescription(/^Line 1: .+/);
  await composer.show('Event');
  const splitter = window.getByRole('separator', { name: 'Resize response' });
  await expect(splitter).toHaveAttribute('aria-orientation', 'horizontal');
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await splitter.press('ArrowUp');
  await expect(splitter).not.toHaveAttribute('aria-valuenow', String(before));
}

async function typeDates({ window }: Tidings): Promise<void> {
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(2);
  const from = window.getByLabel('From');
  await from.focus();
  await window.keyboard.type('05012026', { delay: 30 });
  await expect(from).toHaveValue(/^2026-0[15]-0[15]$/);
  await expect(history.rows).toHaveCount(2);
  const until = window.getByLabel('To', { exact: true });
  await until.focus();
  await window.keyboard.type('06022026', { delay: 30 });
  await expect(until).toHaveValue(/^2026-0[26]-0[26]$/);
  await expect(from).toHaveValue(/^2026-0[15]-0[15]$/);
}

async function renameSiteKey({ window }: Tidings): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Requests/ })
    .click();
  await haveEnvironments(window, { name: 'UAT', serverName: 'https://uat.example.com' });
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.dialog.getByRole('button', { name: 'Add site key' }).click();
  await environments.field('Site key').nth(1).fill('ONE-5BTO1FBU1O-2222');
  await environments.save.click();
  await environments.dialog.waitFor({ state: 'hidden' });
  const siteKey = window.getByRole('combobox', { name: 'Site key', exact: true });
  await siteKey.click();
  await window.getByRole('option', { name: /2222/ }).click();

  await environments.open();
  await environments.field('Site key').nth(1).fill('ONE-5BTO1FBU1O-3333');
  await environments.dialog.getByRole('button', { name: 'Remove site key' }).first().click();
  await environments.save.click();
  // Before that, it asks whether to discard the changes.
  await expect
    .poll(() =>
      window.evaluate(async () => {
        const { value } = await Reflect.get(window, 'bridge').call('session.open', {});
        return value.environments.at(-1).siteKeys.length;
      }),
    )
    .toBe(1);
  await environments.dialog.waitFor({ state: 'hidden' });
  await expect(siteKey).toHaveValue(/3333/);
}

test('fields keep what was typed, and say what is wrong with it', async ({ tidings }) => {
  await test.step('an invalid expectation stays as typed and blocks sending', () => expectNumber(tidings));
  await test.step('a blocked Send says why, and leads to the field', () => blockSend(tidings));
  await test.step('JSON and the split are described too', () => describeOthers(tidings));
  await test.step('the dates of the history can be typed', () => typeDates(tidings));
  await test.step('a renamed site key stays selected, also when another one is removed', () => renameSiteKey(tidings));
});
