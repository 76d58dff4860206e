import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drag } from './fixtures/drag.ts';
import { makeFromHistory } from './fixtures/make-storyboard.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

test('steps are added, edited, moved by drag and by keys, and restored by undo', async ({ tidings }) => {
  const { window } = tidings;
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  await boards.list.getByRole('button', { name: /^Spring test drive 2/ }).waitFor();
  await boards.addStep('Add note');
  await boards.fields.getByRole('textbox', { name: 'Title' }).fill('Say hello');
  await expect(boards.step(7)).toContainText('Say hello');
  await boards.grip('Say hello').focus();
  for (let press = 0; press < 6; press++) await window.keyboard.press('ArrowUp');
  await expect(boards.step(1)).toContainText('Say hello');
  await expect(boards.grip('Say hello')).toBeFocused();
  await drag(boards.grip('Say hello'), boards.step(4), { targetPosition: { x: 200, y: 45 } });
  await expect(boards.step(4)).toContainText('Say hello');
  await boards.step(4).getByRole('button', { name: 'More for Say hello' }).click();
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(boards.steps.getByRole('listitem')).toHaveCount(6);
  await window.keyboard.press('Control+z');
  await expect(boards.step(4)).toContainText('Say hello');

  await boards.addStep('Add event');
  await boards.fields.getByRole('button', { name: 'Open in composer' }).click();
  await tidings.composer.uri.fill('assist://desk/hello?campaign=7');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('New event saved in the storyboard Spring test drive 2.')).toBeVisible();
  await boards.open('Spring test drive 2');
  await expect(boards.steps.getByText('assist://desk/hello?campaign=7')).toBeVisible();
  const { window: again } = await tidings.restart();
  await new StoryboardsPage(again).open('Spring test drive 2');
  await expect(again.getByText('assist://desk/hello?campaign=7')).toBeVisible();
});

test('a storyboard is made from the history, and shared without customer keys, or with them', async ({ tidings }) => {
  const { window, electron, userData } = tidings;
  const boards = new StoryboardsPage(window);
  await makeFromHistory(tidings, ['assist://desk/hello', 'assist://desk/hello?who=ada%40example.com']);
  await boards.addStep('Add note');
  await boards.fields.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask grace@example.com');
  await expect(boards.title).toHaveValue('From the history');
  await expect(boards.steps.getByRole('listitem')).toHaveCount(3);
  await expect(window.getByRole('list', { name: 'Cast' })).toContainText('ada@example.com');
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
});

test('a deleted storyboard is restored by undo and from the trash', async ({ tidings: { window } }) => {
  const boards = new StoryboardsPage(window);
  await boards.open('Branch visit');
  await window.getByRole('button', { name: 'Make a copy to edit' }).click();
  const own = boards.list.getByRole('button', { name: /^Branch visit 2/ });
  await own.click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(own).toHaveCount(0);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(own).toBeVisible();
  await window.getByRole('button', { name: 'Delete', exact: true }).click();
  await window.getByRole('button', { name: /^Trash/ }).click();
  await window.getByRole('button', { name: 'Restore Branch visit 2' }).click();
  await window.keyboard.press('Escape');
  await expect(own).toBeVisible();
});
