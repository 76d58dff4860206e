import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drag } from './fixtures/drag.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const tree = (window: Page) => window.getByRole('tree', { name: 'Saved requests' });
/** The items inside the top folders. */
const inFolders = (window: Page) => tree(window).locator('[role="treeitem"][aria-level="2"]');

test('requests are saved, moved together, deleted and restored, exported, and there after a restart', async ({
  tidings,
}) => {
  const { window, composer } = tidings;
  await test.step('a request and its changes are saved', async () => {
    await composer.customerKey.fill('bob@example.com');
    await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(1);
    await window.keyboard.press('Control+s');
    await nameIt(window, 'One');
    await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(0);
    await composer.tid.fill('dedc2983-4666-4641-8047-61250a878f89');
    await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(1);
    await window.keyboard.press('Control+s');
    await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(0);
  });

  await test.step('several are selected and moved together, by mouse', () => moveSeveral(window));

  await test.step('and duplicated and deleted together, by keyboard', () => deleteSeveral(window));

  await test.step('a folder comes back from the trash', async () => {
    await tree(window).getByText('Spring').click({ button: 'right' });
    await window.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(tree(window).getByText('Spring')).toHaveCount(0);
    await window.getByRole('button', { name: 'Trash, 1' }).click();
    await window.getByRole('dialog', { name: 'Trash' }).getByRole('button', { name: 'Restore Spring' }).click();
    await window.keyboard.press('Escape');
    await expect(tree(window).getByText('Spring')).toBeVisible();
  });

  await test.step('a template is made from an event', async () => {
    await window.getByRole('button', { name: 'Make a template' }).click();
    const editor = window.getByRole('dialog', { name: 'New template' });
    await expect(editor.getByRole('textbox', { name: 'Title' })).toHaveValue('One');
    await editor.getByRole('button', { name: 'Save template' }).click();
    await expect(editor).toHaveCount(0);
  });

  await test.step('everything is exported to a file without customer keys', () => exportEverything(tidings));

  await test.step('all is there after a restart', () => restartAndSee(tidings));
});

test('a consultant pastes a Postman collection and sends from it', async ({ tidings }) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  const collection = {
    info: { name: 'Spring campaign', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      {
        name: 'Interest',
        request: {
          method: 'POST',
          url: { raw: '{{server}}/one/rt/track/{{sk}}/events' },
          body: { mode: 'raw', raw: '{"uri":"assist://a/b","properties":{"note":"{{note}}"},"ck":"ada@example.com"}' },
        },
      },
      { name: 'Search', request: { method: 'GET', url: 'https://example.com/' } },
    ],
    variable: [
      { key: 'server', value: server.origin },
      { key: 'sk', value: 'ONE-5BTO1FBU1O-1109' },
      { key: 'note', value: 'a "quoted"\nline' },
    ],
  };
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await dialog.getByRole('textbox', { name: 'Paste here' }).fill(JSON.stringify(collection));
  await expect(dialog.getByRole('list', { name: 'Not taken over' })).toContainText('Search');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await composer.choose('Environment', '127.0.0.1');
  await window.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(window.getByRole('combobox', { name: 'Environment' })).toHaveValue('Practice');
  await expect(tree(window).getByText('Spring campaign')).toHaveCount(0);
  await window.keyboard.press('Control+Shift+z');
  await composer.choose('Environment', '127.0.0.1');
  await tree(window).getByText('Spring campaign').click();
  await tree(window).getByText('Interest').click();
  await composer.sendAndSee('Received');
  expect(JSON.parse(server.received[0]?.body ?? '')).toMatchObject({
    // The environment uses the same body form as the collection.
    properties: { note: 'a "quoted"\nline' },
  });
  await server.close();
});

async function nameIt(window: Page, name: string): Promise<void> {
  await window.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

async function moveSeveral(window: Page): Promise<void> {
  const inside = inFolders(window);
  for (const name of ['Two', 'Three']) {
    await window.keyboard.press('Control+Shift+s');
    await nameIt(window, name);
  }
  await window.getByRole('button', { name: 'New folder' }).click();
  await nameIt(window, 'Spring');
  // The new folder moves the requests down by a line.
  await expect(tree(window).getByRole('treeitem')).toHaveText(['Spring', 'One', 'Two', 'Three']);
  await tree(window).getByText('One').click();
  await tree(window)
    .getByText('Three')
    .click({ modifiers: ['Control'] });
  await drag(tree(window).getByText('Three'), tree(window).getByText('Spring'));
  await tree(window).getByText('Spring').click();
  await expect(inside).toHaveText(['One', 'Three']);
}

async function deleteSeveral(window: Page): Promise<void> {
  const inside = inFolders(window);
  await window.keyboard.press('Escape');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Control+ ');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Control+ ');
  await window.keyboard.press('Control+d');
  await expect(inside).toHaveText(['One', 'Three', 'One 2', 'Three 2']);
  await window.keyboard.press('Delete');
  await expect(window.getByText(/moved to the trash/)).toBeVisible();
  await expect(inside.getByText('Three', { exact: true })).toHaveCount(0);
  await window.keyboard.press('Control+z');
  await expect(inside.getByText('Three', { exact: true })).toBeVisible();
}

async function exportEverything({ window, electron, userData }: Tidings): Promise<void> {
  const file = join(userData, 'shared.tidings');
  await electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('export everything');
  await window.keyboard.press('Enter');
  await window.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export' }).click();
  await expect(window.getByText(/^Saved to/)).toBeVisible();
  const written = await readFile(file, 'utf8');
  expect(written).toContain('"One"');
  expect(written).not.toContain('bob@example.com');
}

async function restartAndSee(tidings: Tidings): Promise<void> {
  const again = await tidings.restart();
  await again.window.keyboard.press('Control+w');
  // The folder of the open request is open already.
  await tree(again.window).getByRole('treeitem', { name: 'Spring' }).press('ArrowRight');
  await tree(again.window).getByText('One', { exact: true }).click();
  await expect(again.composer.customerKey).toHaveValue('bob@example.com');
  await expect(again.composer.tid).toHaveValue('dedc2983-4666-4641-8047-61250a878f89');
  await again.window.getByRole('button', { name: 'Templates' }).first().click();
  await again.window.getByRole('button', { name: 'Use template One', exact: true }).click();
  await expect(again.window.getByRole('heading', { name: 'One' })).toBeVisible();
  await expect(again.window.getByRole('textbox', { name: 'Campaign' })).toHaveValue('1234');
}
