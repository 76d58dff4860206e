import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
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

/** Waits until the page has drawn more than five frames while the dialog shows that it reads. */
async function seeFrames(window: Page): Promise<void> {
  await window.evaluate(async () => {
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
    const isReading = () => document.querySelector('[role="status"]')?.textContent?.startsWith('Reading 1') === true;
    while (!isReading()) await nextFrame();
    for (let seen = 0; seen <= 5; seen += 1) {
      await nextFrame();
      if (!isReading()) throw new Error(`It was read after ${seen} frames: a blocked window draws none or one.`);
    }
  });
}

test('a large file is read while the window responds; what breaks off is read again, imported and undone', async ({
  tidings: { window },
}, testInfo) => {
  const dialog = await openImport(window);
  const field = dialog.getByRole('textbox', { name: 'Paste here' });
  const willBeMade = dialog.getByRole('list', { name: 'Will be made' });
  const importIt = () => dialog.getByRole('button', { name: 'Import', exact: true }).click();
  const choose = async (name: string, text: string) => {
    const file = testInfo.outputPath(name);
    await writeFile(file, text);
    await window.locator('input[type="file"]').setInputFiles(file);
  };

  await test.step('the window responds while a large file is read, and Esc stops that', async () => {
    const large = collectionOf(10_000);
    expect(large.length).toBeGreaterThan(14_000_000);
    const frames = seeFrames(window);
    await choose('spring.json', large);
    await frames;
    const status = dialog.getByRole('status');
    await expect(status).toHaveText(/^Reading 1\d\.\d MB…$/);
    await window.keyboard.press('Escape');
    await expect(status).toHaveText('You stopped reading. Nothing was imported, and spring.json isn’t changed.');
    await dialog.getByRole('button', { name: 'Clear' }).click();
  });

  await test.step('a crash of the import worker is reported, and nothing is lost', async () => {
    const text = collectionOf(2);
    await field.fill(text);
    await expect(willBeMade).toContainText('2 requests');
    // The one that was stopped may still be listed, before this one.
    const thread = window.workers().at(-1);
    const closed = thread?.waitForEvent('close');
    // Not at once: a thread that is gone gives no answer.
    await thread?.evaluate(() => void setTimeout(() => self.close()));
    await closed;
    await importIt();
    await expect(dialog.getByRole('alert')).toContainText('Reading stopped, probably');
    await expect(field).toHaveValue(text);
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await expect(willBeMade).toContainText('2 requests');
  });

  await test.step('a file is imported, and undone', async () => {
    await dialog.getByRole('button', { name: 'Clear' }).click();
    await choose('more.json', collectionOf(1_000));
    await expect(willBeMade).toContainText('1,000 requests');
    await importIt();
    await expect(window.getByText('1,000 requests imported.')).toBeVisible();
    await expect(window.getByRole('button', { name: 'Show it' })).toBeVisible();
    await expect(window.getByRole('treeitem', { name: 'Spring' })).toBeVisible();
    await window.getByRole('button', { name: 'Undo' }).click();
    await expect(window.getByRole('treeitem', { name: 'Spring' })).toHaveCount(0);
  });
});
