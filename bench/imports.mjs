import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ms, report } from './table.mjs';

/**
 * The longest task of the window, in processor time, while a Postman collection with a long URI is pasted, read and
 * imported.
 * @param {import('./run.mjs').Work} work
 */
export async function importRows({ apps, folder, size }) {
  const userData = path.join(folder, 'importing');
  mkdirSync(userData);
  const ours = await apps.open('ours', userData);
  const { page } = ours;
  const times = { read: /** @type {number[]} */ ([]), imported: /** @type {number[]} */ ([]) };
  for (let turn = 0; turn < size.warmUps + size.turns; turn++) {
    // The text is there before: sending it to the page would be a long task of its own.
    await page.evaluate(preparePaste, collectionOf(turn, size.characters));
    await page.getByRole('tab', { name: 'Event', exact: true }).focus();
    const dialog = page.getByRole('dialog', { name: 'Import' });
    const read = await longestTask(page, 'keptPaste', () =>
      dialog.getByRole('list', { name: 'Will be made' }).waitFor(),
    );
    const imported = await longestTask(page, 'pressImport', () => dialog.waitFor({ state: 'detached' }));
    if (turn < size.warmUps) continue;
    times.read.push(read);
    times.imported.push(imported);
  }
  await apps.leave('ours', ours);
  const longest = Math.max(...times.read, ...times.imported);
  report({
    what: `longest task of the window while a file with a URI of ${size.characters / 1_000_000} MB is read and imported, processor time`,
    figure: ms(longest),
    bar: '<= 50 ms',
    met: longest <= 50,
    samples: times,
  });
}

/**
 * @param {number} turn
 * @param {number} characters how long its URI is
 */
function collectionOf(turn, characters) {
  const url = 'https://server.example/one/rt/track/ONE-AAAAAAAAAA-1111/events';
  const raw = JSON.stringify({ uri: `assist://a?x=${'y'.repeat(characters)}`, properties: [] });
  return JSON.stringify({
    info: {
      name: `Collection ${turn}`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ name: `Request ${turn}`, request: { method: 'POST', url, body: { mode: 'raw', raw } } }],
  });
}

/**
 * Runs in the page: keeps a text to be pasted, and the press of the dialog’s button.
 * @param {string} text
 */
function preparePaste(text) {
  Reflect.set(window, 'keptPaste', () => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });
  Reflect.set(window, 'pressImport', () => {
    const buttons = document.querySelectorAll('[role="dialog"] button');
    for (const button of buttons)
      if (button instanceof HTMLElement && button.textContent.trim() === 'Import') button.click();
  });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} act the name of a function in the page
 * @param {() => Promise<void>} ended waits for its end
 * @returns {Promise<number>} milliseconds of processor time
 */
async function longestTask(page, act, ended) {
  const session = await page.context().newCDPSession(page);
  /** @type {TraceEvent[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {TraceEvent[]} */ (value)));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  await page.evaluate((name) => void setTimeout(Reflect.get(window, name), 100), act);
  await ended();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = events.filter(
    ({ pid, tid, name }) => pid === main?.pid && tid === main?.tid && name.endsWith('RunTask'),
  );
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1_000;
}

/** @typedef {{ pid: number, tid: number, name: string, tdur?: number, args: { name?: string } }} TraceEvent */
