import type { Locator, Page } from '@playwright/test';
import { crashWindow, runInWindow } from './fixtures/crash-window.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { type Recorded, startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
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

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

/** A show on PROD, whose fourth step is never answered, until the app is killed. */
async function killAtStep4(tidings: Tidings, received: readonly Recorded[]): Promise<Tidings> {
  const boards = new StoryboardsPage(tidings.window);
  await boards.open('Spring test drive');
  await boards.present.click();
  await tidings.window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await goTo(boards, tidings.window, ['Step 2 of 6', 'Step 3 of 6', 'Step 4 of 6']);
  await tidings.window.keyboard.press('Space');
  await expect.poll(() => received.length).toBe(3);
  return tidings.killAndRestart();
}

/** The show goes on, and comes to its end. */
async function goOn({ window }: Tidings, received: readonly Recorded[]): Promise<void> {
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
  expect(received).toHaveLength(3);
  await resumed.presenter.getByRole('button', { name: 'Try again' }).click();
  await expect(resumed.presenter).toContainText('Step 5 of 6');
  await goTo(resumed, window, ['Step 6 of 6', 'The end']);
  await resumed.leave();
}

test('a show that was killed goes on at the same step, with the same customer and TID, or is left', async ({
  tidings,
}) => {
  // The fourth step is never answered.
  const server = await startRecordingServer((_, response) => {
    if (server.received.length === 3) return;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ statusCode: 200, tid }));
  });
  const { received } = server;
  await haveEnvironments(tidings.window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const again = await killAtStep4(tidings, received);
  await goOn(again, received);
  expect(received).toHaveLength(6);
  const [first, , killed, tried, , last] = received.map(customerOf);
  expect(first?.customerKey).not.toBe('');
  expect(killed).toEqual({ customerKey: first?.customerKey, tid });
  expect(tried).toEqual(killed);
  expect(last).toEqual(killed);

  await test.step('a show that came to its end is not offered again', async () => {
    await again.window.goto('app://tidings/');
    await expect(again.composer.send).toBeEnabled();
    await expect(question(again.window)).toHaveCount(0);
    expect(received).toHaveLength(6);
  });

  await test.step('another one is put off after its window was loaded again', () => reloadAndPutOff(again));
  await test.step('it can’t go on once its environment is gone, and is left', () => leaveForGood(again));
  expect(received).toHaveLength(7);
  await server.close();
});

/** A show whose window is loaded again between two steps. Its question is closed without an answer. */
async function reloadAndPutOff({ window, composer }: Tidings): Promise<void> {
  const boards = new StoryboardsPage(window);
  // Each start begins on Practice where PROD asks before sending.
  await composer.choose('Environment', 'PROD');
  await boards.open('Spring test drive');
  await boards.present.click();
  await window.getByRole('dialog').getByRole('button', { name: 'Present on PROD' }).click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await goTo(boards, window, ['Step 2 of 6']);
  await window.goto('app://tidings/');
  await expect(question(window)).toContainText('Nothing is sent until you press Next.');
  await window.keyboard.press('Escape');
  await expect(question(window)).toBeHidden();
}

async function leaveForGood(tidings: Tidings): Promise<void> {
  const environments = new EnvironmentsPage(tidings.window);
  await environments.open();
  await environments.dialog.getByRole('button', { name: /^PROD/ }).click();
  await environments.dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await environments.close();
  const { window, composer } = tidings;
  await window.goto('app://tidings/');
  await expect(question(window)).toContainText('The environment PROD was deleted, so this show can’t continue.');
  await expect(question(window).getByRole('button', { name: 'Continue' })).toHaveCount(0);
  await question(window).getByRole('button', { name: 'Leave' }).click();
  await expect(question(window)).toBeHidden();
  await window.goto('app://tidings/');
  await expect(composer.send).toBeEnabled();
  await expect(question(window)).toHaveCount(0);
  await new StoryboardsPage(window).open('Spring test drive');
  const shows = window.getByRole('list', { name: 'Last shows', exact: true });
  await expect(shows.getByRole('button', { name: /PROD/ })).toHaveCount(2);
  await expect(shows.getByRole('button').filter({ hasText: '1 of 6 steps' })).toHaveCount(1);
}

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
