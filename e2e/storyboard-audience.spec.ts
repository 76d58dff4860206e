import { boundsOf, isFullScreen, openAudience, plugIn, startFailingServer } from './fixtures/audience.ts';
import { findings } from './fixtures/axe.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** What must never be on the audience’s screen. */
const neverShown =
  /error|failed|500|Try again|UAT|real-tid|@example\.com|MXO doesn’t know|Practice|not reached|display/i;

test('the audience sees the story, the presenter the notes, and keys in both windows drive it', async ({ tidings }) => {
  const { window, electron } = tidings;
  const { boards, audience } = await openAudience(tidings);
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
  await boards.leave();
  await expect.poll(() => electron.windows().length).toBe(1);
});

test('a server that fails in mid-show is told to the presenter only, and the rest goes to Practice', async ({
  tidings,
}) => {
  const { window } = tidings;
  const server = await startFailingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  const { boards, audience } = await openAudience(tidings);
  const seen: string[] = [];
  const look = async () => seen.push(await audience.locator('body').innerText());
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await look();
  await window.keyboard.press('ArrowRight');
  const again = boards.presenter.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await look();
  await again.click();
  await expect.poll(() => server.received.length).toBe(3);
  await expect(boards.presenter.getByRole('button', { name: 'Skip' })).toBeEnabled();
  await look();
  await boards.presenter.getByRole('button', { name: 'Finish on Practice' }).dblclick();
  await expect(boards.presenter).toContainText('Step 3 of 6');
  await expect(boards.presenter).toContainText('Finishing without UAT');
  await expect(audience.getByRole('status')).toHaveText('Received');
  await look();
  for (const place of ['Step 4 of 6', 'Step 5 of 6', 'Step 6 of 6', 'The end']) {
    await window.keyboard.press('ArrowRight');
    await expect(boards.presenter).toContainText(place);
    await look();
  }
  await expect(audience.getByRole('heading')).toHaveText('The end');
  expect(server.received).toHaveLength(3);
  for (const text of seen) expect(text).not.toMatch(neverShown);
  await boards.leave();

  await window.keyboard.press('Control+Shift+H');
  const lines = window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'UAT' })).toHaveCount(3);
  await expect(lines.filter({ hasText: 'Practice' })).toHaveCount(4);
  await expect(lines.filter({ hasText: 'Practice' }).filter({ hasText: 'real-tid' })).toHaveCount(0);
  await server.close();
});

test('an answer that never comes does not stop the show, and a press in both windows sends once', async ({
  tidings,
}) => {
  const { window } = tidings;
  const server = await startRecordingServer(() => {});
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  const { boards, audience } = await openAudience(tidings);
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
  await boards.leave();
  await server.close();
});

test('skips a failed step without sending it, also from the remote', async ({ tidings }) => {
  const { window, electron } = tidings;
  const server = await startFailingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  const { boards } = await openAudience(tidings);
  const opened = electron.waitForEvent('window');
  await boards.presenter.getByRole('button', { name: 'Remote' }).click();
  const remote = await opened;
  await remote.getByRole('button', { name: 'Next' }).click();
  await expect(remote.getByRole('heading')).toHaveText('Ada looks at the offer');
  await expect(remote.getByText('The same customer, now on the web.')).toBeVisible();
  await remote.getByRole('button', { name: 'Next' }).click();
  await expect(remote.getByRole('button', { name: 'Try again' })).toBeVisible();
  await remote.getByRole('button', { name: 'Skip' }).click();
  await expect(boards.presenter).toContainText('Step 3 of 6');
  expect(server.received).toHaveLength(2);
  server.mend();
  await remote.getByRole('button', { name: 'Back' }).click();
  await expect(remote.getByRole('button', { name: 'Try again' })).toBeVisible();
  await remote.getByRole('button', { name: 'Try again' }).click();
  await expect(boards.presenter).toContainText('Step 3 of 6');
  expect(server.received).toHaveLength(3);
  await remote.getByRole('button', { name: 'Finish on Practice' }).click();
  await expect(boards.presenter).toContainText('Finishing without UAT');
  await server.close();
});

test('the audience window fills another display, leaves one that is gone, and can be opened again', async ({
  tidings,
}) => {
  const { window, electron } = tidings;
  const own = await electron.evaluate(({ screen }) => screen.getPrimaryDisplay().bounds);
  await plugIn(electron, [
    { id: 7, label: 'Projector' },
    { id: 8, label: 'Wall' },
  ]);
  const { boards, audience } = await openAudience(tidings);
  await expect(boards.aside).toContainText('It fills Projector.');
  await expect.poll(() => isFullScreen(electron, audience)).toBe(true);
  await window.getByRole('combobox', { name: 'Audience display' }).click();
  await window.getByRole('option', { name: 'Wall' }).click();
  await expect(boards.aside).toContainText('It fills Wall.');
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

  const closed = audience.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows())
      if (one.webContents.getURL().endsWith('/audience.html')) one.close();
  });
  await closed;
  await expect(boards.aside).toContainText('The audience window was closed.');
  await boards.next.click();
  await expect(boards.presenter).toContainText('Step 2 of 6');
  const opened = electron.waitForEvent('window');
  await boards.aside.getByRole('button', { name: 'Open it again' }).click();
  await expect((await opened).getByRole('heading')).toHaveText('Ada looks at the offer');
});

test('the audience window closes when its page fails or the presenter is loaded again', async ({ tidings }) => {
  const { window, electron } = tidings;
  const { boards, audience } = await openAudience(tidings);
  const failed = audience.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.webContents.getURL().endsWith('/audience.html'));
    own?.webContents.send('tidings:push', 'audience.shown', { steps: null });
  });
  await failed;
  await expect(boards.aside).toContainText('stopped working and was closed');
  const opened = electron.waitForEvent('window');
  await boards.aside.getByRole('button', { name: 'Open it again' }).click();
  const second = await opened;
  await second.getByRole('heading', { name: 'Ada opens the spring email' }).waitFor();
  await electron.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.webContents.getURL().endsWith('/audience.html'));
    own?.webContents.forcefullyCrashRenderer();
  });
  await expect(boards.aside).toContainText('stopped working and was closed');
  const reopened = electron.waitForEvent('window');
  await boards.aside.getByRole('button', { name: 'Open it again' }).click();
  const third = await reopened;
  await third.getByRole('heading', { name: 'Ada opens the spring email' }).waitFor();
  const closed = third.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows().filter((one) => one.webContents.getURL() === 'app://tidings/');
    own?.webContents.reload();
  });
  await closed;
  await new StoryboardsPage(window).open('Spring test drive');
});

test('the audience window can make only its own calls, and is locked down like the window', async ({ tidings }) => {
  const { electron } = tidings;
  const { audience } = await openAudience(tidings);
  const refused = await audience.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'bridge');
    const names = ['session.open', 'history.list', 'exchange.send', 'audience.open', 'remote.press', 'clipboard.write'];
    return Promise.all(
      names.map((name) =>
        bridge.call(name, {}).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    );
  });
  expect(refused).toEqual(Array(6).fill('refused'));
  const preferences = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const all: Record<string, unknown> = Reflect.get(webContents, 'getLastWebPreferences').call(webContents);
      return [all['sandbox'], all['contextIsolation'], all['nodeIntegration'], all['webSecurity']];
    }),
  );
  expect(preferences).toEqual(Array(2).fill([true, true, false, true]));
  const home = audience.url();
  // This hears of it last, after those that refuse it.
  await electron.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.on('will-navigate', (event) => Reflect.set(globalThis, 'refused', event.defaultPrevented));
  });
  await audience.evaluate(() => {
    location.href = 'app://tidings/';
  });
  await expect.poll(() => electron.evaluate(() => Reflect.get(globalThis, 'refused'))).toBe(true);
  expect(audience.url()).toBe(home);
});
