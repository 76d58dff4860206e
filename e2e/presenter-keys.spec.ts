import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

test('the letters of the presenter are changed and turned off in the settings', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Keys' }).click();
  await settings.getByRole('combobox', { name: 'Show customer key and TID' }).click();
  await expect(window.getByRole('option', { name: 'R', exact: true })).toHaveCount(0);
  await window.getByRole('option', { name: 'X', exact: true }).click();
  await window.keyboard.press('Escape');

  await boards.open('Spring test drive');
  await boards.presentBy('Practise without sending');
  const show = boards.presenter.getByRole('button', { name: 'Show keys' });
  await expect(show).toHaveText('XShow keys');
  await window.keyboard.press('k');
  await expect(show).toBeVisible();
  await window.keyboard.press('x');
  await boards.presenter.getByRole('button', { name: 'Hide keys' }).click();
  await boards.leave();

  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: 'Keys' }).click();
  await settings.getByRole('checkbox', { name: 'Single-letter keys' }).uncheck();
  const { window: later } = await tidings.restart();
  const again = new StoryboardsPage(later);
  await again.open('Spring test drive');
  await again.presentBy('Practise without sending');
  await expect(again.presenter.getByRole('button', { name: 'Show keys' })).toHaveText('Show keys');
  await later.keyboard.press('x');
  await later.keyboard.press('p');
  await expect(again.presenter.getByRole('button', { name: 'Show keys' })).toBeVisible();
  await expect(again.presenter.getByRole('button', { name: 'Play' })).toBeVisible();
  await later.keyboard.press('Space');
  await expect(again.announced).toContainText(/Received|has the event|Step 2/);
});
