import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { paste } from './fixtures/clipboard.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { usualSiteKey } from './pages/environments.ts';

const endpoint = `https://uat.example.com/one/rt/track/${usualSiteKey}/events`;

/** A Postman collection with this number of requests of about 1.5 kB each. */
function collectionOf(count: number): string {
  const properties = Array.from({ length: 20 }, (_, at) => ({ name: `property ${at}`, value: 'x'.repeat(30) }));
  const item = Array.from({ length: count }, (_, at) => ({
    name: `Request ${at}`,
    request: {
      method: 'POST',
      url: endpoint,
      body: { mode: 'raw', raw: JSON.stringify({ uri: 'assist://a/b', properties }) },
    },
  }));
  return JSON.stringify({ info: { name: 'Spring' }, item });
}

async function openImport(window: Page) {
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toBeFocused();
  return dialog;
}

/** Counts the frames that the page draws while the dialog shows that it reads. */
async function countFrames(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    const tick = () => {
      const isReading = document.querySelector('[role="status"]')?.textContent?.startsWith('Reading 1') === true;
      if (isReading) Reflect.set(globalThis, 'framesSeen', Number(Reflect.get(globalThis, 'framesSeen') ?? 0) + 1);
      requestAnimationFrame(tick);
    };
    tick();
  });
  return () => window.evaluate(() => Number(Reflect.get(globalThis, 'framesSeen') ?? 0));
}

test('the window responds while a large file is read; the import can be cancelled, completed and undone', async ({
  tidings: { window },
}, testInfo) => {
  // One of its waits alone may take a minute.
  test.slow();
  const file = testInfo.outputPath('spring.json');
  const text = collectionOf(10_000);
  expect(text.length).toBeGreaterThan(14_000_000);
  await writeFile(file, text);
  const dialog = await openImport(window);
  const frames = await countFrames(window);
  const status = dialog.getByRole('status');

  await window.locator('input[type="file"]').setInputFiles(file);
  // Looked for at each frame: it may be read in less than a second.
  await status.filter({ hasText: /^Reading 1\d\.\d MB…$/ }).waitFor();
  await window.keyboard.press('Escape');
  await expect(status).toHaveText('You stopped reading. Nothing was imported, and spring.json isn’t changed.');
  const reading = status.filter({ hasText: /^Reading 1/ }).waitFor();
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await reading;
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('10,000 requests', {
    timeout: 60_000,
  });
  // A blocked window draws none or one.
  expect(await frames()).toBeGreaterThan(5);

  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(window.getByText('10,000 requests imported.')).toBeVisible();
  await expect(window.getByRole('treeitem', { name: 'Spring' })).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByRole('treeitem', { name: 'Spring' })).toHaveCount(0);
});

test('pasting a long text anywhere opens the import dialog and reads the text', async ({ tidings: { window } }) => {
  const text = collectionOf(1_000);
  expect(text.length).toBeGreaterThan(1_000_000);
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await paste(window, text);
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('1,000 requests');
  // In the field it replaces the selected text, like any other text.
  const field = dialog.getByRole('textbox', { name: 'Paste here' });
  await dialog.getByRole('button', { name: 'Clear' }).click();
  await field.fill('{"uri":"assist://a/b"}');
  await field.press('Control+A');
  await paste(window, text);
  await expect(field).toHaveValue(new RegExp(`… ${text.length.toLocaleString('en')} characters$`));
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('1,000 requests');
});

test('a crash of the import worker is reported, and nothing is lost', async ({ tidings: { window } }) => {
  const dialog = await openImport(window);
  const text = collectionOf(2);
  await dialog.getByRole('textbox', { name: 'Paste here' }).fill(text);
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('2 requests');
  const [thread] = window.workers();
  const closed = thread?.waitForEvent('close');
  // Not at once: a thread that is gone gives no answer.
  await thread?.evaluate(() => void setTimeout(() => self.close()));
  await closed;
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Reading stopped, probably');
  await expect(dialog.getByRole('textbox', { name: 'Paste here' })).toHaveValue(text);
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(window.getByText('2 requests imported.')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Show it' })).toBeVisible();
});
