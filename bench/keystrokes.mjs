import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { median, ms, report } from './table.mjs';

/**
 * Types in fields of ours and in a bare input in turn: how much longer a letter takes to be painted.
 * @param {import('./run.mjs').Work} work
 */
export async function keystrokeRows({ apps, folder, size }) {
  const userData = path.join(folder, 'typing');
  mkdirSync(userData);
  await nameCustomers(apps, userData, size.customers);
  const theirs = await apps.open('bare', path.join(folder, 'bare-typing'));
  const ours = await apps.open('ours', userData);
  await ours.page.locator('#uri').fill('assist://salescloud/testdrive/book?campaign=1234&model=a&dealer=b');
  for (const { name, key, open, field } of fields) {
    if (open !== null) await ours.page.getByRole('tab', { name: open }).click();
    const times = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) };
    // The first turns compile what the others run.
    for (let turn = 0; turn < size.warmUps + size.turns; turn++) {
      const bare = await type(theirs.page, { field: '#uri', key, count: size.frames / 10 });
      const own = await type(ours.page, { field, key, count: size.frames / 10 });
      if (turn < size.warmUps) continue;
      times.theirs.push(...bare);
      times.ours.push(...own);
    }
    const more = p95(times.ours) - p95(times.theirs);
    report({
      what: `a letter in ${name} with ${size.customers.toLocaleString('en')} customers, p95 over a bare input’s`,
      figure: `${ms(Math.max(0, more))} (median ${ms(median(times.ours))} beside ${ms(median(times.theirs))})`,
      bar: '<= 16 ms',
      met: more <= 16,
      samples: { ours: times.ours, theirs: times.theirs },
    });
  }
  await apps.leave('ours', ours);
  await apps.leave('bare', theirs);
}

const fields = [
  { name: 'the URI', open: null, field: '#uri', key: 'x' },
  { name: 'a cell', open: null, field: '[aria-label="Value"]', key: 'x' },
  { name: 'the JSON tab', open: 'JSON', field: '.cm-content', key: 'Space' },
];

/**
 * Saves the names of customers, and leaves the app again.
 * @param {import('./apps.mjs').Apps} apps
 * @param {string} userData
 * @param {number} customers how many
 */
async function nameCustomers(apps, userData, customers) {
  const ours = await apps.open('ours', userData);
  await ours.page.evaluate(async (count) => {
    const visitors = Array.from({ length: count }, (_, at) => ({
      customerKey: `customer-${at}@example.com`,
      name: `Customer ${at}`,
      note: '',
      properties: [],
    }));
    const nothing = { requests: [], folders: [], templates: [], variables: [], storyboards: [] };
    const text = JSON.stringify({ ...nothing, visitors });
    const reply = await Reflect.get(window, 'bridge').call('workspace.save', text);
    if (!reply.ok) throw new Error(reply.says);
  }, customers);
  await apps.leave('ours', ours);
}

/**
 * How long each key takes from its event to the end of its frame, in milliseconds.
 * @param {import('@playwright/test').Page} page
 * @param {{ readonly field: string, readonly key: string, readonly count: number }} what
 * @returns {Promise<number[]>}
 */
async function type(page, { field, key, count }) {
  await page.bringToFront();
  await page.locator(field).first().focus();
  await page.keyboard.press('Control+End');
  await page.evaluate(watchKeys);
  for (let at = 0; at < count; at++) {
    await page.keyboard.press(key);
    await setTimeout(30);
  }
  return page.evaluate(() => Reflect.get(window, 'keyTimes'));
}

/** Runs in the page. */
function watchKeys() {
  const isWatched = Reflect.has(window, 'keyTimes');
  Reflect.set(window, 'keyTimes', []);
  if (isWatched) return;
  const watch = (/** @type {KeyboardEvent} */ { timeStamp }) =>
    requestAnimationFrame(() => {
      // A message comes after the frame.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => Reflect.get(window, 'keyTimes').push(performance.now() - timeStamp);
      channel.port2.postMessage(null);
    });
  addEventListener('keydown', watch, true);
}

/** @param {readonly number[]} values */
function p95(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
}
