import type { ElectronApplication } from '@playwright/test';
import { crashWindow, runInWindow } from './fixtures/crash-window.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { canMount, fillUp, onSmallDisk } from './fixtures/small-disk.ts';
import { expect, startTidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

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

test('text typed just before closing is there at the next start, also if a virus scanner blocks its save', async ({
  tidings,
}) => {
  const { window, composer } = tidings;
  await composer.sendAndSee('Received');
  await composer.response.getByRole('textbox', { name: 'Note' }).pressSequentially('call back');
  const first = await tidings.restart();
  await first.composer.response.getByRole('textbox', { name: 'Note' }).waitFor();
  await expect(first.composer.response.getByRole('textbox', { name: 'Note' })).toHaveValue('call back');
  expect(window.isClosed()).toBe(true);

  await first.composer.uri.press('End');
  await first.composer.uri.pressSequentially('?last=word');
  const second = await first.restart();
  await expect(second.composer.uri).toHaveValue(/\?last=word$/);

  await blockNextRenames(second.electron);
  await second.composer.uri.press('End');
  await second.composer.uri.pressSequentially('-held');
  const third = await second.restart();
  await expect(third.composer.uri).toHaveValue(/\?last=word-held$/);
});

test('a form with changes asks before the app closes, and can be returned to', async ({ tidings }) => {
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
});

test("a hanging window doesn't keep the app open", async ({ tidings }) => {
  const { electron, window } = tidings;
  await window.evaluate('void setTimeout(() => { while (true) {} })');
  const ended = electron.waitForEvent('close');
  await electron.evaluate(({ app }) => app.quit());
  await ended;
});

test('an event that is being sent survives a reload and a crash of the window', async ({ tidings }) => {
  const { electron, window, composer } = tidings;
  const held: (() => void)[] = [];
  const server = await startRecordingServer((_request, response) => {
    held.push(() => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"tid":"kept"}'));
  });
  await haveEnvironments(window, { name: 'Slow', serverName: server.origin });
  await composer.send.click();
  await expect.poll(() => held.length).toBe(1);
  await window.reload();
  await expect(composer.cancel).toBeVisible();
  held[0]?.();
  await expect(composer.outcome).toContainText('has the event');
  await composer.send.click();
  await expect.poll(() => held.length).toBe(2);
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');

  await composer.send.click();
  await expect.poll(() => held.length).toBe(3);
  await crashWindow(electron);
  const shown = () => runInWindow(electron, 'document.body.innerText');
  await expect.poll(shown).toContain('Cancel');
  expect(await shown()).not.toContain('has the event');
  held[2]?.();
  await expect.poll(shown).toContain('has the event');
  // A click where Cancel was a moment ago does nothing.
  const send = async () => {
    await runInWindow(electron, 'document.getElementById("send").click()');
    return held.length;
  };
  await expect.poll(send).toBe(4);
  held[3]?.();
  // Playwright has lost this window, so no other test can use it.
  await electron.close();
  await server.close();
});

// Only root can mount a small disk.
if (canMount)
  test('a full disk is reported wherever something is saved, and nothing claims to be saved', async () => {
    await onSmallDisk(async (folder) => {
      const tidings = await startTidings(folder);
      const { window, composer, electron } = tidings;
      await haveEnvironments(window, { name: 'UAT', serverName: 'https://uat.example.com' });
      await composer.choose('Environment', 'Practice');
      await composer.sendAndSee('Received');
      await expect(window.getByText(/(?<!n’t) saved\./)).toHaveCount(0, { timeout: 15_000 });
      fillUp(folder);
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

      // Everything that isn't saved is reported.
      const asked = await answerWith(electron, 0);
      await electron.evaluate(({ app }) => app.quit());
      await expect
        .poll(() => asked.evaluate((all) => all))
        .toMatchObject([
          { message: 'Your last changes couldn’t be saved.', detail: expect.stringContaining('disk is full') },
        ]);
      await answerWith(electron, 1);
      await electron.close();
    });
  });
