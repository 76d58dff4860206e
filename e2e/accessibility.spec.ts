import { expectNoProblem } from './fixtures/axe.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { walks } from './fixtures/walks.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

for (const [view, visit] of Object.entries(walks))
  test(`axe finds no problem in ${view}, in light and dark`, async ({ tidings }) => {
    // Each walk checks a dozen views, and each check keeps a processor busy for half a second.
    test.slow();
    const hasNoProblem = expectNoProblem(tidings);
    await tidings.window.emulateMedia({ reducedMotion: 'reduce' });
    await visit(tidings, (name, page = tidings.window) => test.step(name, () => hasNoProblem(page, name)));
  });

test('an event is composed, sent and read with the keyboard only', async ({ tidings: { window, composer } }) => {
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
  await boards.presenter.waitFor();
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
