import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const library = (window: Page) => window.getByRole('navigation', { name: 'Library' });
const widthOf = async (window: Page) => Math.round((await library(window).boundingBox())?.width ?? 0);

async function readAbout({ window, copied }: Tidings): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('version');
  await window.getByRole('option', { name: /^About Tidings/ }).click();
  const dialog = window.getByRole('dialog', { name: 'About Tidings' });
  await expect(dialog).toContainText(/Tidings \d+\.\d+\.\d+/);
  await expect(dialog).toContainText('Electron');
  expect(await findings(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Copy details' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied.');
  expect(await copied()).toContain('Electron');
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function showViews(window: Page): Promise<void> {
  const tree = window.getByRole('region', { name: 'Saved requests' });
  await expect(tree).toBeVisible();
  for (const view of ['Templates', 'Runs', 'Guide']) {
    await library(window).getByRole('button', { name: view }).click();
    await expect(tree).toBeHidden();
  }
  await library(window)
    .getByRole('button', { name: /^Requests/ })
    .click();
  await expect(tree).toBeVisible();
}

async function makeWider(window: Page): Promise<void> {
  const edge = window.getByRole('separator', { name: 'Side bar width' });
  await edge.focus();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '248');
  await expect.poll(() => widthOf(window)).toBe(248);
  const box = await edge.boundingBox();
  if (box === null) throw new Error('The edge is not drawn.');
  await window.mouse.move(box.x + 3, box.y + 200);
  await window.mouse.down();
  await window.mouse.move(box.x + 63, box.y + 200, { steps: 5 });
  await window.mouse.up();
  await expect.poll(() => widthOf(window)).toBe(308);
  await window.goto('app://tidings/');
  await expect.poll(() => widthOf(window)).toBe(308);
}

test('the side bar shows what belongs to the view, has a width, and leads to the settings', async ({ tidings }) => {
  const { window } = tidings;
  await test.step('a button names its key in its tooltip', async () => {
    const settings = window.getByRole('button', { name: 'Settings' });
    await expect(settings).toHaveAttribute('aria-keyshortcuts', 'Control+,');
    await settings.hover();
    await expect(window.getByRole('tooltip')).toHaveText('SettingsCtrl ,');
  });
  await test.step('About says which version this is', () => readAbout(tidings));
  await test.step('it shows what belongs to the view', () => showViews(window));
  await test.step('it is made wider by keys and by dragging, and stays so', () => makeWider(window));
});
