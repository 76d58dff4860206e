import type { Locator, Page } from '@playwright/test';
import { crashWindow, runInWindow } from './fixtures/crash-window.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { type Recorded, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

const question = (window: Page): Locator =>
  window.getByRole('dialog', { name: /^Spring test drive was interrupted at/ });

/** Who an event was sent for. */
function customerOf({ url, body }: Recorded): { readonly customerKey: string; readonly tid: string } {
  const customerKey = /ada\.\d+@example\.com/.exec(body)?.[0] ?? '';
  return { customerKey, tid: /[?&]tid=([^&]*)/.exec(url)?.[1] ?? '' };
}

/** Presses Space until a step is on the screen, each time waiting for it. */
async function goTo(boards: StoryboardsPage, window: Page, places: readonly string[]): Promise<void> {
  for (const place of places) {
    await window.keyboard.press('Space');
    await expect(boards.presenter).toContainText(place);
  }
}

test('a show that was killed goes on at the same step, with the same customer and TID', async ({ tidings }) => {
  // The fourth step is never answered.
  const server = await startRecordingServer((_, response) => {
    if (server.received.length === 3) return;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ statusCode: 200, tid: 'dedc2983-4666-4641-8047-61250a878f89' }));
  });
  await haveEnvironments(tidings.window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const boards = new StoryboardsPage(tidings.window);
  await boards.open('Spring test drive');
  await boards.present.click();
  await tidings.window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await goTo(boards, tidings.window, ['Step 2 of 6', 'Step 3 of 6', 'Step 4 of 6']);
  await tidings.window.keyboard.press('Space');
  await expect.poll(() => server.received.length).toBe(3);
  const [first] = server.received.map(customerOf);
  expect(first?.customerKey).not.toBe('');

  const again = await tidings.killAndRestart();
  const { window } = again;
  await expect(question(window)).toHaveAccessibleName('Spring test drive was interrupted at step 4 of 6');
  await expect(question(window)).toContainText('PROD');
  await expect(question(window)).toContainText('Step 4 was being sent, and MXO may have received it.');
  await expect(question(window).getByRole('button', { name: 'Continue' })).toBeFocused();
  await window.keyboard.press('Enter');
  // PROD asks again, because this is another session.
  await window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  const resumed = new StoryboardsPage(window);
  await expect(resumed.presenter).toContainText('Step 4 of 6');
  await expect(resumed.announced).toContainText('Step 4: Interrupted');
  await expect(resumed.presenter).toContainText('may have received it');
  expect(server.received).toHaveLength(3);

  await resumed.presenter.getByRole('button', { name: 'Try again' }).click();
  await expect(resumed.presenter).toContainText('Step 5 of 6');
  await goTo(resumed, window, ['Step 6 of 6', 'The end']);
  await resumed.leave();
  expect(server.received).toHaveLength(6);
  const [, , killed, tried, , last] = server.received.map(customerOf);
  expect(killed?.customerKey).toBe(first?.customerKey);
  expect(tried).toEqual(killed);
  expect(last).toEqual(killed);
  expect(killed?.tid).toBe('dedc2983-4666-4641-8047-61250a878f89');

  const third = await again.restart();
  await expect(third.composer.send).toBeEnabled();
  await expect(question(third.window)).toHaveCount(0);
  expect(server.received).toHaveLength(6);
  await server.close();
});

test('a show can be left instead, is among the last shows, and says when its environment is gone', async ({
  tidings,
}) => {
  const server = await startRecordingServer();
  await haveEnvironments(tidings.window, { name: 'UAT', serverName: server.origin });
  const boards = new StoryboardsPage(tidings.window);
  await boards.open('Spring test drive');
  await boards.present.click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await goTo(boards, tidings.window, ['Step 2 of 6']);

  const again = await tidings.killAndRestart();
  await expect(question(again.window)).toContainText('Nothing is sent until you press Next.');
  await again.window.keyboard.press('Escape');
  await expect(question(again.window)).toBeHidden();
  const environments = new EnvironmentsPage(again.window);
  await environments.open();
  await environments.dialog.getByRole('button', { name: /^UAT/ }).click();
  await environments.dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await environments.close();
  const third = await again.restart();
  await expect(question(third.window)).toContainText('The environment UAT was deleted, so this show can’t continue.');
  await expect(question(third.window).getByRole('button', { name: 'Continue' })).toHaveCount(0);
  await question(third.window).getByRole('button', { name: 'Leave' }).click();
  await expect(question(third.window)).toBeHidden();
  const fourth = await third.restart();
  await expect(fourth.composer.send).toBeEnabled();
  await expect(question(fourth.window)).toHaveCount(0);
  expect(server.received).toHaveLength(1);
  await server.close();
});

test('a show whose window crashed goes on, and an answer that came meanwhile counts', async ({ tidings }) => {
  let answer = () => {};
  const server = await startRecordingServer((_, response) => {
    answer = () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ statusCode: 200, tid: 'dedc2983-4666-4641-8047-61250a878f89' }));
    };
  });
  const { electron, window } = tidings;
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.present.click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await window.keyboard.press('Space');
  await expect.poll(() => server.received.length).toBe(1);
  await crashWindow(electron);
  answer();
  const text = () => runInWindow(electron, 'document.querySelector("[role=dialog]")?.textContent ?? ""');
  await expect.poll(text).toContain('was interrupted at step 2 of 6');
  expect(await text()).toContain('Step 1 was sent: Received.');
  const press = (name: string) =>
    runInWindow(
      electron,
      `[...document.querySelectorAll('button')].find((one) => one.textContent === '${name}').click()`,
    );
  await press('Continue');
  const presented = () => runInWindow(electron, 'document.querySelector("[data-presenter]")?.textContent ?? ""');
  await expect.poll(presented).toContain('Step 2 of 6');
  expect(server.received).toHaveLength(1);
  // Playwright has lost this window, so no other test can use it.
  await electron.close();
  await server.close();
});
