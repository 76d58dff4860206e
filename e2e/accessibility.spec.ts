import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expect, type Tidings, test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

async function visitTheSends({ window, composer }: Tidings, look: (name: string) => Promise<void>): Promise<void> {
  await look('first start');
  await composer.show('Preview');
  await look('preview');
  await composer.show('Expect');
  await window.getByRole('button', { name: 'Add expectation' }).click();
  await look('expectations');
  await composer.show('Event');
  await composer.uri.fill('');
  await composer.tid.fill('x');
  await look('problems');
  await composer.uri.fill('assist://a/b');
  await composer.sendAndSee('Received');
  await look('received');
  for (const tab of ['Headers', 'Timing', 'Sent']) {
    await window.getByRole('tab', { name: tab }).click();
    await look(tab);
  }
  await composer.choose('Site key', /ONE-PRACTICE04-0002/);
  await composer.sendAndSee('Cut off');
  await look('cut off');
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await window.getByRole('dialog', { name: 'Practice Monitoring' }).waitFor();
  await look('practice monitoring');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+Shift+H');
  await window.getByRole('list', { name: 'History' }).waitFor();
  await look('history');
  const history = new HistoryPage(window);
  await history.rows.nth(0).getByRole('checkbox').click();
  await history.rows.nth(1).getByRole('checkbox').click();
  await window.getByRole('button', { name: 'Compare the two selected' }).click();
  await look('comparison');
  await history.search.fill('nothing like this');
  await look('nothing found');
  await window.getByRole('button', { name: 'Visitors' }).click();
  await window.getByRole('region', { name: 'Story' }).waitFor();
  await look('visitors');
  await window.getByRole('button', { name: 'Forget' }).click();
  await window.getByRole('dialog', { name: 'Forget customer' }).getByText('cannot be undone').waitFor();
  await look('forget customer');
}

async function visitTheSettings(
  { window }: Pick<Tidings, 'window'>,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await look('practice facts');
  await environments.startNew();
  await environments.save.click();
  await look('environment with faults');
  await environments.close();
  await window.keyboard.press('Control+/');
  await window.getByRole('dialog', { name: 'Settings' }).waitFor();
  await look('keys');
  await window.getByRole('tab', { name: 'Storage' }).click();
  await window.getByRole('button', { name: 'Back up now' }).waitFor();
  await look('storage');
  await window.getByRole('tab', { name: 'Network' }).click();
  await window.getByRole('combobox', { name: 'Proxy', exact: true }).click();
  await window.getByRole('option', { name: 'Manual', exact: true }).click();
  await look('network');
}

async function visitTheRuns({ window }: Pick<Tidings, 'window'>, look: (name: string) => Promise<void>): Promise<void> {
  const runs = new RunsPage(window);
  await runs.open();
  await look('no runs');
  await window.getByRole('button', { name: 'New run' }).click();
  await look('new run');
  await window.getByRole('combobox', { name: 'What to send' }).click();
  await window.getByRole('option', { name: 'Branch visit' }).click();
  await window.getByRole('button', { name: 'Paste rows' }).click();
  await window.getByRole('textbox', { name: 'Rows' }).fill('ck\ttid\nada@example.com\t\n\tx\n');
  await window.getByRole('button', { name: 'Use these rows' }).click();
  await window.getByRole('button', { name: 'Read it otherwise' }).click();
  await window.getByRole('button', { name: 'Add expectation' }).click();
  await runs.preview.first().getByRole('button').click();
  await look('run set up');
  await runs.start('8 events to Practice').click();
  await runs.state('Done').waitFor();
  await runs.rows.first().getByRole('button').click();
  await look('run');
  await window.getByRole('tab', { name: 'Differences' }).click();
  await look('differences of runs');
  await window.getByRole('button', { name: 'Export report' }).click();
  await window.getByRole('menu').waitFor();
  await look('report menu');
  await window.keyboard.press('Escape');
  await runs.open();
  await look('runs');
}

async function visitTheLibrary(
  { window, composer }: Pick<Tidings, 'window' | 'composer'>,
  look: (name: string) => Promise<void>,
): Promise<void> {
  await window.getByRole('button', { name: 'Templates' }).first().click();
  await window.getByRole('list', { name: 'Templates' }).waitFor();
  await look('templates');
  await window.getByRole('button', { name: 'Use template Promotion interest', exact: true }).click();
  await look('form');
  await window.getByRole('button', { name: 'Make a template' }).click();
  await window.getByRole('dialog', { name: 'New template' }).waitFor();
  await look('template editor');
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();
  await composer.show('JSON');
  await window.getByRole('textbox', { name: 'Request body' }).fill('{"uri": oops');
  await look('JSON');
  await composer.show('Event');
  await composer.customerKey.pressSequentially('{{$');
  await look('suggestions');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).waitFor();
  await look('save request');
  await window.keyboard.press('Enter');
  await window.getByRole('treeitem').click({ button: 'right' });
  await window.getByRole('menu').waitFor();
  await look('menu of a request');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await window.getByRole('textbox', { name: 'Paste here' }).fill('curl https://example.com/');
  await window.getByRole('list', { name: 'Not taken over' }).waitFor();
  await look('import');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+k');
  await window.getByRole('textbox', { name: 'Search and commands' }).waitFor();
  await look('palette');
  await window.keyboard.type('show me around');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'Next' }).waitFor();
  await look('tour');
}

async function visitTheStoryboards(
  { window }: Pick<Tidings, 'window'>,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await look('built-in storyboard');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  await boards.title.waitFor();
  await boards.addStep('Add event');
  await look('step being edited');
  await window.getByRole('list', { name: 'Cast' }).getByRole('button').first().click();
  await window.getByRole('dialog').waitFor();
  await look('cast');
  await window.keyboard.press('Escape');
  await boards.step(1).click({ button: 'right' });
  await window.getByRole('menu').waitFor();
  await look('menu of a step');
  await window.keyboard.press('Escape');
}

async function visitTheRoom(
  { window, electron, composer }: Tidings,
  look: (name: string, page?: Page) => Promise<void>,
): Promise<void> {
  const boards = new StoryboardsPage(window);
  await composer.choose('Site key', /ONE-PRACTICE04-0002/);
  await boards.open('Spring test drive');
  await boards.remote.click();
  await look('room');
  await expect.poll(() => electron.windows().length).toBe(2);
  const remote = electron.windows().find((one) => one !== window);
  await remote?.getByRole('button', { name: 'Next' }).waitFor();
  await look('remote', remote);
  await window.keyboard.press('k');
  await boards.next.click();
  await expect(boards.said).toContainText('Step 1: Cut off');
  await look('room after a failure');
  await remote?.getByRole('status').getByText('Cut off').waitFor();
  await look('remote after a failure', remote);
  await boards.next.click();
  await expect(boards.room).toContainText('Step 2 of 6');
  await boards.leave();
  await window.getByRole('switch', { name: 'Presenting' }).click();
  await composer.choose('Site key', /ONE-PRACTICE01-0200/);
  await window.getByRole('button', { name: /^Requests/ }).click();
  await composer.sendAndSee('Received');
  await look('masked');
  await window.getByRole('button', { name: 'Visitors' }).click();
  await window.getByRole('button', { name: 'Profile' }).click();
  await look('profile of a visitor');
}

/** Each takes a start of its own, and so many views as leave it far from a test's time. */
const rooms: Readonly<Record<string, typeof visitTheRoom>> = {
  'sending and what was sent': visitTheSends,
  'environments, settings and the library': async (tidings, look) => {
    await visitTheSettings(tidings, look);
    await tidings.window.keyboard.press('Escape');
    await visitTheLibrary(tidings, look);
  },
  storyboards: visitTheStoryboards,
  'a presentation and the remote': visitTheRoom,
  runs: visitTheRuns,
};

for (const theme of ['light', 'dark'] as const)
  for (const [room, visit] of Object.entries(rooms))
    test(`axe finds nothing in ${room}, ${theme}`, async ({ tidings }) => {
      await tidings.electron.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);
      await expect(tidings.window.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
      await tidings.window.emulateMedia({ reducedMotion: 'reduce' });
      await visit(tidings, async (name, page = tidings.window) => {
        await test.step(name, async () => expect(await findings(page), name).toEqual([]));
      });
    });

test('an event is composed, sent and read by keyboard alone', async ({ tidings: { window, composer } }) => {
  await window.keyboard.press('Control+L');
  await expect(composer.uri).toBeFocused();
  await window.keyboard.press('Control+A');
  await window.keyboard.type('assist://keyboard/only');
  await window.keyboard.press('Tab');
  await expect(composer.customerKey).toBeFocused();
  await window.keyboard.press('Control+A');
  await window.keyboard.type('key@example.com');
  await window.keyboard.press('Control+Enter');
  await expect(composer.outcome).toContainText('has the event');
  const copy = composer.response.getByRole('button', { name: 'Copy tid' });
  for (
    let presses = 0;
    presses < 60 && !(await copy.evaluate((element) => element === document.activeElement));
    presses++
  )
    await window.keyboard.press('Tab');
  await expect(copy).toBeFocused();
});

test('the window is usable at 200 % zoom', async ({ tidings: { window, electron, composer } }) => {
  const size = (width: number, height: number, zoom: number) =>
    electron.evaluate(
      ({ BrowserWindow }, [wide, high, factor]) => {
        const [first] = BrowserWindow.getAllWindows();
        first?.setContentSize(wide, high);
        first?.webContents.setZoomFactor(factor);
      },
      [width, height, zoom] as const,
    );
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.present.click();
  await boards.room.waitFor();
  await size(960, 640, 2);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(480);
  await expect(boards.next).toBeInViewport({ ratio: 1 });
  await boards.leave();
  await size(1280, 800, 1);
  await window.getByRole('button', { name: /^Requests/ }).click();

  await size(1280, 800, 2);
  await composer.uri.fill('assist://zoomed/in');
  await composer.sendAndSee('Received');
  await expect(composer.outcome).toBeInViewport();
});
