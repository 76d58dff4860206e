import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drag } from './fixtures/drag.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

const tree = (window: Page) => window.getByRole('tree', { name: 'Saved requests' });
/** The items inside the top folders. */
const inFolders = (window: Page) => tree(window).locator('[role="treeitem"][aria-level="2"]');

test('a saved request and its changes are there after a restart', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.customerKey.fill('bob@example.com');
  await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(1);
  await window.keyboard.press('Control+s');
  const dialog = window.getByRole('dialog', { name: 'Save request' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Regression 1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(0);
  await composer.tid.fill('dedc2983-4666-4641-8047-61250a878f89');
  await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(1);
  await window.keyboard.press('Control+s');
  await expect(window.getByRole('img', { name: 'unsaved' })).toHaveCount(0);

  const again = await tidings.restart();
  await again.window.keyboard.press('Control+w');
  await tree(again.window).getByText('Regression 1').click();
  await expect(again.composer.customerKey).toHaveValue('bob@example.com');
  await expect(again.composer.tid).toHaveValue('dedc2983-4666-4641-8047-61250a878f89');
});

test('requests are moved to folders, renamed, deleted and restored', async ({ tidings: { window } }) => {
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Interest');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'New folder' }).click();
  await window.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Spring');
  await window.keyboard.press('Enter');

  // The new folder moves the request down by a line.
  await expect(tree(window).getByRole('treeitem')).toHaveText(['Spring', 'Interest']);
  await drag(tree(window).getByText('Interest'), tree(window).getByText('Spring'));
  await tree(window).getByText('Spring').click();
  await expect(inFolders(window)).toHaveText(['Interest']);
  await tree(window).getByText('Interest').click();
  await window.keyboard.press('F2');
  await window.getByRole('textbox', { name: 'New name' }).fill('Promotion interest');
  await window.keyboard.press('Enter');
  await expect(tree(window).getByText('Promotion interest')).toBeVisible();

  await tree(window).getByText('Spring').click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(tree(window).getByText('Spring')).toHaveCount(0);
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(tree(window).getByText('Spring')).toBeVisible();
  await tree(window).getByText('Spring').click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await window.getByRole('button', { name: 'Trash, 1' }).click();
  await window.getByRole('dialog', { name: 'Trash' }).getByRole('button', { name: 'Restore Spring' }).click();
  await window.keyboard.press('Escape');
  await expect(tree(window).getByText('Spring')).toBeVisible();
});

test('several items are selected, moved and deleted together, by mouse and by keyboard', async ({ tidings }) => {
  const { window } = tidings;
  for (const name of ['One', 'Two', 'Three']) {
    await window.keyboard.press('Control+Shift+s');
    await window.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
    await window.keyboard.press('Enter');
  }
  await window.getByRole('button', { name: 'New folder' }).click();
  await window.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Spring');
  await window.keyboard.press('Enter');
  const inside = inFolders(window);

  // The new folder moves the requests down by a line.
  await expect(tree(window).getByRole('treeitem')).toHaveText(['Spring', 'One', 'Two', 'Three']);
  await tree(window).getByText('One').click();
  await tree(window)
    .getByText('Three')
    .click({ modifiers: ['Control'] });
  await drag(tree(window).getByText('Three'), tree(window).getByText('Spring'));
  await tree(window).getByText('Spring').click();
  await expect(inside).toHaveText(['One', 'Three']);

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

  await tree(window).getByText('Two', { exact: true }).click();
  await tree(window)
    .getByText('Three', { exact: true })
    .click({ modifiers: ['Control'] });
  await tree(window).getByText('Two', { exact: true }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Move to…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Move 2 things' });
  await dialog.getByRole('combobox', { name: 'Folder' }).click();
  await window.getByRole('option', { name: 'Spring' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(inside).toHaveCount(5);
});

test('undo restores removed rows', async ({ tidings: { window, composer } }) => {
  await composer.properties.getByRole('button', { name: 'Remove' }).first().click();
  await composer.parameters.getByRole('checkbox', { name: 'Enabled' }).first().uncheck();
  await expect(composer.uri).toHaveValue('assist://salescloud/testdrive/book?promotion=spring-test-drive');
  await window.keyboard.press('Control+z');
  await expect(composer.uri).toHaveValue(
    'assist://salescloud/testdrive/book?campaign=1234&promotion=spring-test-drive',
  );
  await window.keyboard.press('Control+z');
  await expect(composer.properties.getByRole('button', { name: 'Remove' })).toHaveCount(2);
  await window.keyboard.press('Control+Shift+z');
  await expect(composer.properties.getByRole('button', { name: 'Remove' })).toHaveCount(1);
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

test('everything is exported to a file without customer keys', async ({ tidings: { window, electron, userData } }) => {
  const file = join(userData, 'shared.tidings');
  await electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Interest');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('export everything');
  await window.keyboard.press('Enter');
  await window.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export' }).click();
  await expect(window.getByText(/^Saved to/)).toBeVisible();
  const written = await readFile(file, 'utf8');
  expect(written).toContain('"Interest"');
  expect(written).not.toContain('ada@example.com');
});

test('variables are suggested, checked, asked for, and sent with their values', async ({ tidings }) => {
  const { window, composer } = tidings;
  const server = await startRecordingServer();
  await new EnvironmentsPage(window).add({ name: 'UAT', serverName: server.origin });
  await window.getByRole('button', { name: 'Manage environments' }).click();
  await window.getByRole('button', { name: 'All environments' }).click();
  await window.getByRole('button', { name: 'Add variable' }).click();
  await window.keyboard.type('who');
  await window.keyboard.press('Tab');
  await window.keyboard.type('ada@example.com');
  await window.keyboard.press('Escape');
  await composer.customerKey.fill('{{nobody}}');
  await expect(composer.problems).toContainText('There is no variable {{nobody}}');
  await composer.customerKey.fill('');
  await composer.customerKey.pressSequentially('{{wh');
  await expect(window.getByRole('option', { name: /who/ })).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(composer.customerKey).toHaveValue('{{who}}');
  await expect(composer.customerKey).toHaveAttribute('title', /ada@example.com \(all environments\)/);
  await composer.row(composer.properties, 0).value.fill('{{?Which shop?}} {{$guid}}');
  await composer.show('Preview');
  const preview = await composer.preview.innerText();
  const drawn = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(preview)?.[0] ?? 'none';
  await window.keyboard.press('Control+Enter');
  const questions = window.getByRole('dialog', { name: 'Before it is sent' });
  await questions.getByRole('textbox', { name: 'Which shop?' }).fill('Leeds "7"');
  await questions.getByRole('button', { name: 'Continue' }).click();
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(JSON.parse(server.received[0]?.body ?? '')).toMatchObject({
    ck: 'ada@example.com',
    properties: [{ value: `Leeds "7" ${drawn}` }, {}],
  });

  await window.keyboard.press('Control+Enter');
  const question = questions.getByRole('textbox', { name: 'Which shop?' });
  await expect(question).toHaveValue('Leeds "7"');
  await expect(question).toBeFocused();
  await window.keyboard.type('York');
  await window.keyboard.press('Enter');
  await expect.poll(() => server.received.length).toBe(2);
  expect(server.received[1]?.body).toContain('York ');
  await server.close();
});
