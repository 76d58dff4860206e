import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { GuidePage } from './pages/guide.ts';

/**
 * Adds a bug to the window: while the customer key has this value, lists of items with this member throw when they are
 * read. Returns a function that removes the bug.
 */
async function breakListsOf(
  window: Page,
  { method, member, customerKey }: { method: 'map' | 'find'; member: string; customerKey: string },
): Promise<() => Promise<void>> {
  await window.evaluate(
    ([name, wanted, key]) => {
      const own = Array.prototype[name];
      let isBroken = false;
      const failing = function (this: readonly unknown[], ...given: Parameters<typeof own>): unknown {
        const field = document.getElementById('customer-key');
        isBroken ||= field instanceof HTMLInputElement && field.value === key;
        const isMeant = this.some((one) => typeof one === 'object' && one !== null && wanted in one);
        if (isBroken && isMeant) throw new TypeError('ada@example.com cannot be drawn');
        return Reflect.apply(own, this, given);
      };
      Object.assign(Array.prototype, { [name]: failing });
      Object.assign(window, { mend: () => Object.assign(Array.prototype, { [name]: own }) });
    },
    [method, member, customerKey] as const,
  );
  return () => window.evaluate('mend()');
}

const readLog = (userData: string): Promise<string> => readFile(join(userData, 'logs/tidings.log'), 'utf8');

test('the window shows errors of its parts, and loses nothing that was typed', async ({ tidings }) => {
  await test.step('a window that fails completely offers its events for copying, and continues with them', () =>
    failCompletely(tidings));
  await test.step('an error in one part keeps the rest of the window, and retrying restores what was typed', () =>
    failInPart(tidings));
  await test.step('an error outside the view is logged without a message', () => failOutside(tidings));
  await test.step('a dialog that fails shows the error in its place, and closing it keeps the window working', () =>
    failInDialog(tidings));
});

async function failCompletely({ electron, window, composer, userData, copied }: Tidings): Promise<void> {
  await composer.customerKey.fill('kept@example.co');
  const mend = await breakListsOf(window, {
    method: 'find',
    member: 'askBeforeSending',
    customerKey: 'kept@example.com',
  });
  await composer.customerKey.press('End');
  await window.keyboard.type('m');

  const crash = window.getByRole('region', { name: 'Crash' });
  await expect(crash.getByRole('alert')).toContainText('The window stopped working.');
  await expect(crash.getByRole('list', { name: 'Open events' })).toContainText('testdrive/book, k•••');
  expect(await findings(window)).toEqual([]);
  await expect(window.getByRole('navigation', { name: 'Library' })).toBeHidden();
  const file = join(userData, 'kept.tidings');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await crash.getByRole('button', { name: /^Save .* to a file$/ }).click();
  await expect(crash.getByRole('status')).toContainText(`Saved to ${file}.`);
  expect(JSON.parse(await readFile(file, 'utf8')).requests[0].draft.customerKey).toBe('kept@example.com');

  await crash.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(crash.getByRole('status')).toContainText('The text contains no keys');
  expect(await copied()).toMatch(/Errors in this session:\nThe whole window failed: TypeError at /);

  await mend();
  await crash.getByRole('button', { name: 'Try again' }).click();
  await expect(composer.customerKey).toHaveValue('kept@example.com');

  await breakListsOf(window, { method: 'find', member: 'askBeforeSending', customerKey: 'kept@example.com' });
  await window.keyboard.press('Control+n');
  await expect(crash).toBeVisible();
  await crash.getByRole('button', { name: 'Reload the window' }).click();
  await window
    .getByRole('navigation', { name: 'Open events' })
    .getByText(/testdrive/)
    .click();
  await expect(composer.customerKey).toHaveValue('kept@example.com');
  await composer.sendAndSee('Received');
  expect(await readLog(userData)).not.toMatch(/ada|kept|@/);
}

async function failInPart({ window, composer, userData, copied }: Tidings): Promise<void> {
  await composer.customerKey.fill('kept@example.co');
  const mend = await breakListsOf(window, { method: 'map', member: 'bare', customerKey: 'kept@example.com' });
  await composer.customerKey.press('End');
  await window.keyboard.type('m');

  const crash = window.getByRole('region', { name: 'Crash' });
  await expect(crash.getByRole('alert')).toContainText('This part of the window stopped working.');
  // The last text is saved within a moment.
  await expect(async () => {
    await crash.getByRole('button', { name: /^Copy testdrive.* as JSON$/ }).click();
    await expect(crash.getByRole('status')).toContainText('Copied.');
    expect(JSON.parse(await copied()).requests[0].draft.customerKey).toBe('kept@example.com');
  }).toPass();

  // The history would soon fail, too: its details read the parameters of the event that was sent.
  await new GuidePage(window).open();
  await expect(crash).toHaveCount(0);
  await mend();
  const library = window.getByRole('navigation', { name: 'Library' });
  await library.getByRole('button', { name: 'Requests' }).click();
  await expect(composer.customerKey).toHaveValue('kept@example.com');
  await composer.sendAndSee('Received');

  const log = await readLog(userData);
  expect(log).toMatch(/A part of the window failed: TypeError at [\w.-]+\.js:\d+:\d+/);
  expect(log).not.toMatch(/ada|kept|@/);
}

async function failInDialog({ window, composer, userData }: Tidings): Promise<void> {
  await composer.customerKey.fill('kept@example.com');
  const mend = await breakListsOf(window, { method: 'map', member: 'does', customerKey: 'kept@example.com' });
  await window.keyboard.press('Control+/');
  const crash = window.getByRole('dialog', { name: 'This dialog stopped working' });
  await expect(crash.getByRole('alert')).toContainText('The rest of the window works');
  expect(await findings(window)).toEqual([]);
  await crash.getByRole('button', { name: 'Close it' }).click();
  await expect(crash).toBeHidden();
  await expect(composer.customerKey).toHaveValue('kept@example.com');
  await composer.sendAndSee('Received');

  await mend();
  await window.keyboard.press('Control+/');
  await expect(window.getByRole('dialog', { name: 'Settings' }).getByText('Send the event')).toBeVisible();
  const log = await readLog(userData);
  expect(log).toMatch(/A dialog in the window failed: TypeError at [\w.-]+\.js:\d+:\d+/);
  expect(log).not.toMatch(/ada|kept|@/);
}

async function failOutside({ electron, window, composer, userData }: Tidings): Promise<void> {
  await window.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('ada@example.com');
    });
    void Promise.reject(new SyntaxError('ada@example.com'));
  });
  await electron.evaluate(() => void Promise.reject(new EvalError('ada@example.com')));
  await expect.poll(() => readLog(userData)).toContain('Something in the window failed: RangeError');
  await expect.poll(() => readLog(userData)).toContain('A promise in the window failed: SyntaxError');
  await expect.poll(() => readLog(userData)).toContain('A promise in main failed: EvalError');
  await composer.sendAndSee('Received');
  expect(await readLog(userData)).not.toMatch(/ada|@/);
}
