import { paste } from './fixtures/clipboard.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { usualSiteKey } from './pages/environments.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

const endpoint = (host: string) => `https://${host}.example.com/one/rt/track/${usualSiteKey}/events`;

test('a message replaces the one that is no longer true, and covers neither response nor presenter', async ({
  tidings: { window, electron, composer },
}) => {
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
  const notices = window.locator('[data-notices]').getByRole('alert');
  /** What must stay in sight and is covered by a message. */
  const covered = () =>
    window.evaluate(() => {
      const boxes = (selector: string) =>
        Array.from(document.querySelectorAll(selector), (one) => one.getBoundingClientRect()).filter(
          (b) => b.width > 0,
        );
      return boxes('[data-notices] [role="alert"]').flatMap((notice) =>
        boxes('[data-uncovered]').filter(
          (box) =>
            box.left < notice.right && notice.left < box.right && box.top < notice.bottom && notice.top < box.bottom,
        ),
      ).length;
    });
  for (const host of ['uat', 'qa']) {
    await window.getByRole('tab', { name: 'Event', exact: true }).focus();
    await paste(window, endpoint(host));
    await expect(notices.filter({ hasText: `${host}.example.com` })).toBeVisible();
  }
  await expect(notices).toHaveCount(1);
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(notices).toHaveCount(0);

  await composer.choose('Environment', 'Practice');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('button', { name: 'Copy tid' }).click();
  await expect(notices).toHaveText('TID copied.');
  await expect.poll(covered).toBe(0);

  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await boards.present.click();
  await expect(boards.presenter).toContainText('Step 1 of 6');
  await window.keyboard.press('Space');
  await expect(boards.presenter).toContainText('Step 2 of 6');
  await window.keyboard.press('k');
  await boards.presenter.getByRole('button', { name: 'Copy tid' }).click();
  await expect(notices.first()).toHaveText('TID copied.');
  await expect.poll(covered).toBe(0);
});
