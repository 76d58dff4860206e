import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drag } from './fixtures/drag.ts';
import { makeFromHistory } from './fixtures/make-storyboard.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** Exports the open storyboard without customer keys, then with them. */
async function share({ window, electron, userData }: Tidings): Promise<void> {
  const file = join(userData, 'shared.tidings');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Export' });
  const contents = dialog.getByRole('list', { name: 'In the file' });
  await expect(contents).toContainText('Customer keys: customer1.{{$randomInt}}@example.com');
  await expect(contents).toContainText('Addresses in names, notes and titles: grace@example.com');
  await expect(contents).not.toContainText('ada');
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect(window.getByText(`Saved to ${file}.`)).toBeVisible();
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ tidings: 'workspace', storyboards: [{ title: 'From the history' }] });
  expect(text).not.toMatch(/ada(@|%40)example/);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"[^:]*"tid"|"tid": "[^"]/);

  await window.getByRole('button', { name: 'Share', exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'Customer keys and TIDs' }).check();
  await expect(contents).toContainText('Customer keys: ada@example.com');
  await expect(contents).toContainText('Addresses in URIs: ada@example.com');
  await dialog.getByRole('button', { name: 'Export' }).click();
  await expect(dialog).toBeHidden();
  expect(await readFile(file, 'utf8')).toContain('ada@example.com');
}

/** Moves the last of three steps to the first place and back, and takes it out and back. */
async function moveStep(window: Page): Promise<void> {
  const boards = new StoryboardsPage(window);
  await boards.grip('Say hello').focus();
  for (let press = 0; press < 2; press++) await window.keyboard.press('ArrowUp');
  await expect(boards.step(1)).toContainText('Say hello');
  await expect(boards.grip('Say hello')).toBeFocused();
  await drag(boards.grip('Say hello'), boards.step(3), { targetPosition: { x: 200, y: 45 } });
  await expect(boards.step(3)).toContainText('Say hello');
  await boards.step(3).getByRole('button', { name: 'More for Say hello' }).click();
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(boards.steps.getByRole('listitem')).toHaveCount(2);
  await window.keyboard.press('Control+z');
  await expect(boards.step(3)).toContainText('Say hello');
}

/** Deletes it in its menu and by its button, and brings it back by Undo and from the trash. */
async function deleteTwice(window: Page): Promise<void> {
  const own = new StoryboardsPage(window).list.getByRole('button', { name: /^From the history/ });
  await own.click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(own).toHaveCount(0);
  await window.getByRole('button', { name: 'Undo' }).click();
  await own.click();
  await window.getByRole('button', { name: 'Delete', exact: true }).click();
  await window.getByRole('button', { name: /^Trash/ }).click();
  await window.getByRole('button', { name: 'Restore From the history' }).click();
  await window.keyboard.press('Escape');
  await expect(own).toBeVisible();
}

test('a storyboard is made from the history, shared, edited, deleted and restored', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await makeFromHistory(tidings, ['assist://desk/hello', 'assist://desk/hello?who=ada%40example.com']);
  await expect(boards.title).toHaveValue('From the history');
  await boards.addStep('Add note');
  await boards.fields.getByRole('textbox', { name: 'Title' }).fill('Say hello');
  await boards.fields.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask grace@example.com');
  await expect(boards.steps.getByRole('listitem')).toHaveCount(3);
  await expect(boards.step(3)).toContainText('Say hello');
  await expect(window.getByRole('list', { name: 'Cast' })).toContainText('ada@example.com');

  await test.step('it is shared without customer keys, or with them', () => share(tidings));
  await test.step('steps are moved by keys and by drag, and restored by undo', () => moveStep(window));

  await test.step('a new event is written in the composer', async () => {
    await boards.addStep('Add event');
    // By key: a notice may be in front of it, and stays there while the pointer is on it.
    await boards.fields.getByRole('button', { name: 'Open in composer' }).press('Enter');
    await tidings.composer.uri.fill('assist://desk/hello?campaign=7');
    await window.keyboard.press('Control+s');
    await expect(window.getByText('New event saved in the storyboard From the history.')).toBeVisible();
    await boards.open('From the history');
    await expect(boards.steps.getByText('assist://desk/hello?campaign=7')).toBeVisible();
  });

  await test.step('it is deleted, and restored by undo and from the trash', () => deleteTwice(window));

  await test.step('it is there when the window is loaded again', async () => {
    await window.goto('app://tidings/');
    await boards.open('From the history');
    await expect(boards.steps.getByText('assist://desk/hello?campaign=7')).toBeVisible();
  });
});
