import type { Page } from '@playwright/test';
import { boundsOf, isFullScreen, openAudience, plugIn, startFailingServer } from './fixtures/audience.ts';
import { findings } from './fixtures/axe.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { expectLockedDown } from './fixtures/locked-down.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

type Shown = Awaited<ReturnType<typeof openAudience>>;

const others = [
  { id: 7, label: 'Projector' },
  { id: 8, label: 'Wall' },
];

/** What must never be on the audience’s screen. */
const neverShown =
  /error|failed|500|Try again|UAT|real-tid|@example\.com|MXO doesn’t know|Practice|not reached|display/i;

/** The story in both windows, with keys in both. The presenter stays at step 2. */
async function walkStory({ window }: Tidings, { boards, audience }: Shown): Promise<void> {
  await expect(boards.aside).toContainText('There is only one display');
  await expect(boards.aside).toContainText('Ada looks at the offer');
  await expect(boards.presenter).toContainText('MXO doesn’t know her yet.');
  await expect(audience.getByText('Her journey begins with one email.')).toBeVisible();
  await expect(audience.getByRole('button')).toHaveCount(0);
  await audience.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await expect(audience.getByRole('heading')).toHaveText('Ada looks at the offer');
  await expect(audience.getByRole('status')).toHaveText('Received');
  await window.keyboard.press('ArrowRight');
  await expect(audience.getByText('Step 3 of 6')).toBeVisible();
  await audience.keyboard.press('ArrowLeft');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  expect(await audience.locator('body').innerText()).not.toMatch(neverShown);
  expect(await findings(audience)).toEqual([]);
  expect(await findings(window)).toEqual([]);
}

test('a server that never answers or fails does not stop the show: the rest goes to Practice', async ({ tidings }) => {
  const { window, electron } = tidings;
  const server = await startFailingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  server.behave('silent');
  const shown = await openAudience(tidings);
  const { boards, audience } = shown;

  await test.step('an answer never comes, and a press in both windows sends once', async () => {
    await Promise.all([window.keyboard.press('Space'), audience.keyboard.press('Space')]);
    await expect.poll(() => server.received.length).toBe(1);
    await expect(boards.presenter).toContainText('sending…');
    await boards.presenter.getByRole('button', { name: 'Finish on Practice' }).click();
    await expect(boards.presenter).toContainText('sends it to Practice');
    await boards.next.click();
    await expect(boards.presenter).toContainText('Step 2 of 6');
    await expect(audience.getByRole('status')).toHaveText('Received');
    expect(await audience.locator('body').innerText()).not.toMatch(neverShown);
    expect(server.received).toHaveLength(1);
  });

  await test.step('started over, it goes to the real server again', async () => {
    server.behave('well');
    await boards.presenter.getByRole('button', { name: 'Start over' }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await expect(audience.getByText('Step 1 of 6')).toBeVisible();
  });

  const seen: string[] = [];
  const look = async () => void seen.push(await audience.locator('body').innerText());
  await test.step('a failed step is told to the presenter only, and skipped from the remote', () =>
    skipFromRemote(tidings, { ...shown, server, look }));
  await test.step('the rest goes to Practice after a double click', () =>
    finishOnPractice(tidings, { ...shown, server, look }));
  expect(seen).toHaveLength(7);
  for (const text of seen) expect(text).not.toMatch(neverShown);

  await test.step('the audience window and the remote close when the presenter is loaded again', async () => {
    const remote = electron.windows().find((page) => page.url().endsWith('/remote.html'));
    const closed = Promise.all([audience.waitForEvent('close'), remote?.waitForEvent('close')]);
    expect(remote).toBeDefined();
    await electron.evaluate(({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows().filter((one) => one.webContents.getURL() === 'app://tidings/');
      own?.webContents.reload();
    });
    await closed;
  });

  await window.getByRole('button', { name: 'Send', exact: true }).waitFor();
  await window.keyboard.press('Control+Shift+H');
  const lines = window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'UAT' })).toHaveCount(6);
  await expect(lines.filter({ hasText: 'Practice' })).toHaveCount(4);
  await expect(lines.filter({ hasText: 'Practice' }).filter({ hasText: 'real-tid' })).toHaveCount(0);
  await server.close();
});

type Failing = Shown & {
  readonly server: Awaited<ReturnType<typeof startFailingServer>>;
  /** Keeps what the audience sees now. */
  readonly look: () => Promise<void>;
};

/** Step 2 fails twice, is skipped, and is tried again once the server is mended. */
async function skipFromRemote({ window, electron }: Tidings, { boards, server, look }: Failing): Promise<void> {
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await look();
  const opened = electron.waitForEvent('window');
  await boards.presenter.getByRole('button', { name: 'Remote' }).click();
  const remote = await opened;
  await expect(remote.getByRole('heading')).toHaveText('Ada looks at the offer');
  await expect(remote.getByText('The same customer, now on the web.')).toBeVisible();
  server.behave('badly');
  await remote.getByRole('button', { name: 'Next' }).click();
  await expect(remote.getByRole('button', { name: 'Try again' })).toBeVisible();
  const again = boards.presenter.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await look();
  await again.click();
  await expect.poll(() => server.received.length).toBe(4);
  await expect(boards.presenter.getByRole('button', { name: 'Skip' })).toBeEnabled();
  await look();
  await remote.getByRole('button', { name: 'Skip' }).click();
  await expect(boards.presenter).toContainText('Step 3 of 6');
  expect(server.received).toHaveLength(4);
  server.behave('well');
  await remote.getByRole('button', { name: 'Back' }).click();
  await remote.getByRole('button', { name: 'Try again' }).click();
  await expect(boards.presenter).toContainText('Step 3 of 6');
  expect(server.received).toHaveLength(5);
}

/** Step 4 fails, and what follows goes to Practice. */
async function finishOnPractice({ window }: Tidings, { boards, audience, server, look }: Failing): Promise<void> {
  server.behave('badly');
  await window.keyboard.press('ArrowRight');
  await expect(boards.presenter).toContainText('Step 4 of 6');
  await window.keyboard.press('ArrowRight');
  await expect(boards.presenter.getByRole('button', { name: 'Try again' })).toBeVisible();
  await look();
  await boards.presenter.getByRole('button', { name: 'Finish on Practice' }).dblclick();
  await expect(boards.presenter).toContainText('Step 5 of 6');
  await expect(boards.presenter).toContainText('Finishing without UAT');
  await expect(audience.getByRole('status')).toHaveText('Received');
  await look();
  for (const place of ['Step 6 of 6', 'The end']) {
    await window.keyboard.press('ArrowRight');
    await expect(boards.presenter).toContainText(place);
    await look();
  }
  await expect(audience.getByRole('heading')).toHaveText('The end');
  expect(server.received).toHaveLength(6);
}

/** The audience window is on one display after the other, at last on that of the presenter. */
async function changeDisplays({ window, electron }: Tidings, { boards, audience }: Shown): Promise<void> {
  const own = await electron.evaluate(({ screen }) => screen.getPrimaryDisplay().bounds);
  await plugIn(electron, others);
  await window.getByRole('combobox', { name: 'Audience display' }).click();
  await window.getByRole('option', { name: 'Wall' }).click();
  await expect(boards.aside).toContainText('It fills Wall.');
  await expect.poll(() => isFullScreen(electron, audience)).toBe(true);
  await plugIn(electron, [{ id: 7, label: 'Projector' }]);
  await expect(boards.aside).toContainText('now fills Projector.');
  await plugIn(electron, []);
  await expect(boards.aside).toContainText('it’s an ordinary window on this display now');
  await expect.poll(() => isFullScreen(electron, audience)).toBe(false);
  // The system moves it a moment later.
  await expect(async () => {
    const at = await boundsOf(electron, audience);
    expect(at.x + at.width).toBeLessThanOrEqual(own.x + own.width);
    expect(at.width).toBeLessThan(own.width);
  }).toPass({ timeout: 10_000 });
  expect(await audience.locator('body').innerText()).not.toMatch(neverShown);
}

/** The audience window at step 2, opened by its button after it ended. */
async function openAgain({ electron }: Tidings, { boards }: Shown): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await boards.aside.getByRole('button', { name: 'Open it again' }).click();
  const again = await opened;
  await again.getByRole('heading', { name: 'Ada looks at the offer' }).waitFor();
  return again;
}

/** The page of the audience window gets what it can’t draw, then its process ends. */
async function failTwice(tidings: Tidings, shown: Shown): Promise<void> {
  const [second] = tidings.electron.windows().filter((one) => one.url().endsWith('/audience.html'));
  const failed = second?.waitForEvent('close');
  await tidings.electron.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.webContents.getURL().endsWith('/audience.html'));
    own?.webContents.send('tidings:push', 'audience.shown', { steps: null });
  });
  await failed;
  await expect(shown.boards.aside).toContainText('stopped working and was closed');
  await openAgain(tidings, shown);
  await tidings.electron.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.webContents.getURL().endsWith('/audience.html'));
    own?.webContents.forcefullyCrashRenderer();
  });
  await expect(shown.boards.aside).toContainText('stopped working and was closed');
}

test('the audience sees the story, the presenter the notes, and keys in both windows drive it', async ({ tidings }) => {
  const { electron } = tidings;
  const shown = await openAudience(tidings);
  const { boards, audience } = shown;
  await walkStory(tidings, shown);
  await test.step('the audience window can make only its own calls, and is locked down like the window', () =>
    expectLockedDown(tidings, audience, [
      ...['session.open', 'history.list', 'exchange.send', 'audience.open', 'remote.press', 'clipboard.write'],
    ]));
  await test.step('it goes to another display, and leaves one that is gone', () => changeDisplays(tidings, shown));

  await test.step('it is closed by hand, and fills another display when it is opened again', async () => {
    const closed = audience.waitForEvent('close');
    await electron.evaluate(({ BrowserWindow }) => {
      for (const one of BrowserWindow.getAllWindows())
        if (one.webContents.getURL().endsWith('/audience.html')) one.close();
    });
    await closed;
    await expect(boards.aside).toContainText('The audience window was closed.');
    await plugIn(electron, others);
    const again = await openAgain(tidings, shown);
    await expect(boards.aside).toContainText('It fills Projector.');
    await expect.poll(() => isFullScreen(electron, again)).toBe(true);
    await boards.next.click();
    await expect(boards.presenter).toContainText('Step 3 of 6');
    await boards.presenter.getByRole('button', { name: 'Back' }).click();
  });

  await test.step('it closes when its page fails, and with the presentation', async () => {
    await failTwice(tidings, shown);
    await openAgain(tidings, shown);
    await boards.leave();
    await expect.poll(() => electron.windows().length).toBe(1);
  });
});
