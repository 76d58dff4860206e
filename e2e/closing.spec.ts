import type { ElectronApplication } from '@playwright/test';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { canMount, fillUp, makeRoom, onSmallDisk } from './fixtures/small-disk.ts';
import { expect, startTidings, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';

/** Answers the next questions with one of their buttons. Returns the questions. */
function answerWith(electron: ElectronApplication, response: number) {
  return electron.evaluateHandle(({ dialog }, chosen) => {
    const asked: { readonly message: string; readonly detail?: string }[] = [];
    dialog.showMessageBox = async (...given: unknown[]) => {
      asked.push(given.at(-1) as (typeof asked)[number]);
      return { response: chosen, checkboxChecked: false };
    };
    return asked;
  }, response);
}

/** Blocks the next three times that an open event is saved, as a virus scanner does. */
const blockNextRenames = (electron: ElectronApplication) =>
  electron.evaluate(() => {
    const fs = process.getBuiltinModule('node:fs');
    const rename = fs.renameSync;
    let left = 3;
    fs.renameSync = (from, to) => {
      if (/tab-/.test(String(to)) && left-- > 0) throw Object.assign(new Error('held'), { code: 'EBUSY' });
      rename(from, to);
    };
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  });

test('nothing that is typed is lost by closing', async ({ tidings }) => {
  const again = await test.step('a form with changes asks before the app closes, and can be returned to', () =>
    closeWithForm(tidings));
  const { window, electron, composer } = again;
  const note = (of: Tidings) => of.composer.response.getByRole('textbox', { name: 'Note' });
  await composer.sendAndSee('Received');
  await blockNextRenames(electron);
  // From now on, only the closing saves.
  await window.evaluate(() => Object.assign(globalThis, { setTimeout: () => 0 }));
  await composer.uri.press('End');
  await composer.uri.pressSequentially('?last=word-held');
  await note(again).pressSequentially('call back');
  const later = await again.restart();
  expect(window.isClosed()).toBe(true);
  await test.step('a note typed just before closing is there at the next start', async () => {
    await note(later).waitFor();
    await expect(note(later)).toHaveValue('call back');
  });
  await test.step('text typed just before closing is there, also if a virus scanner blocks its save', () =>
    expect(later.composer.uri).toHaveValue(/\?last=word-held$/));
});

/** Closes the app in the end, and starts it again. */
async function closeWithForm(tidings: Tidings): Promise<Tidings> {
  const { electron, window } = tidings;
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.startNew();
  await environments.field('Name').fill('Staging');
  const goBack = await answerWith(electron, 0);
  await electron.evaluate(({ app }) => app.quit());
  await expect.poll(() => goBack.evaluate((asked) => asked)).toMatchObject([{ message: 'You have unsaved changes.' }]);
  expect(await goBack.evaluate(([one]) => one?.detail)).toContain('Staging');
  await expect(environments.field('Name')).toHaveValue('Staging');

  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Discard your changes?' }).getByRole('button', { name: 'Go back' }).click();
  await expect(environments.field('Name')).toHaveValue('Staging');
  await answerWith(electron, 1);
  await electron.close();
  const again = await tidings.restart();
  await expect(again.composer.send).toBeEnabled();
  return again;
}

/** Chooses and types what can't be saved: each is reported. */
async function saveOnFullDisk({ window, composer }: Tidings): Promise<void> {
  const hear = async (what: string) => {
    await expect(window.getByText(new RegExp(`${what}.*disk is full`)).first()).toBeVisible();
    await expect(window.getByText(/(?<!n’t )[Ss]aved\./)).toHaveCount(0);
  };
  await composer.choose('Environment', 'UAT');
  await hear('The environment wasn’t changed');
  await expect(window.getByRole('combobox', { name: 'Environment', exact: true })).toHaveValue('Practice');
  await composer.response.getByRole('textbox', { name: 'Note' }).fill('never kept, '.repeat(400));
  await composer.response.getByRole('textbox', { name: 'Note' }).blur();
  await hear('The note wasn’t saved');
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('button', { name: 'Save' }).click();
  await hear('The library wasn’t saved');
  await window.keyboard.press('Control+,');
  await window.getByRole('dialog', { name: 'Settings' }).getByText('Dark', { exact: true }).click();
  await hear('The settings weren’t saved');
  await window.keyboard.press('Escape');
}

async function sendOnFullDisk({ window, composer }: Tidings): Promise<void> {
  await composer.customerKey.fill('typed@example.com');
  await composer.sendAndSee('Received');
  await expect(composer.response).toContainText('Not recorded: The disk is full');
  await expect(window.getByText('The open events weren’t saved. The disk is full')).toBeVisible();
  await expect(composer.customerKey).toHaveValue('typed@example.com');
}

async function sendWithRoom({ window, composer }: Tidings): Promise<void> {
  await composer.sendAndSee('Received');
  await expect(composer.response).not.toContainText('Not recorded');
  const history = new HistoryPage(window);
  await history.open();
  await expect(history.rows).toHaveCount(3);
}

// Only root can mount a small disk.
if (canMount)
  test('a full disk is reported wherever something is saved, and sending still works', async () => {
    await onSmallDisk(async (folder) => {
      const tidings = await startTidings(folder);
      const { window, composer, electron } = tidings;
      await haveEnvironments(window, { name: 'UAT', serverName: 'https://uat.example.com' });
      await composer.choose('Environment', 'Practice');
      await composer.sendAndSee('Received');
      await expect(window.getByText(/(?<!n’t) saved\./)).toHaveCount(0, { timeout: 15_000 });
      fillUp(folder);
      await test.step('nothing claims to be saved', () => saveOnFullDisk(tidings));
      await test.step('what is still not saved at the end is reported', async () => {
        const asked = await answerWith(electron, 0);
        await electron.evaluate(({ app }) => app.quit());
        await expect
          .poll(() => asked.evaluate((all) => all))
          .toMatchObject([
            { message: 'Your last changes couldn’t be saved.', detail: expect.stringContaining('disk is full') },
          ]);
      });
      await test.step('sending works, the problem is reported, and typed text stays', () => sendOnFullDisk(tidings));
      makeRoom(folder);
      await test.step('with room again, events are recorded', () => sendWithRoom(tidings));
      fillUp(folder);
      await window.getByRole('button', { name: 'Requests' }).click();
      await composer.customerKey.fill('left@example.com');
      await answerWith(electron, 1);
      await electron.close();
    });
  });
