import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { type RecordingServer, startRecordingServer } from './fixtures/recording-server.ts';
import { customerOf, numberOf, saveRequest, writeRows } from './fixtures/run-rows.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

/** Enough to stop a run in the middle. */
async function writeHundredRows(userData: string): Promise<string> {
  const file = await writeRows(userData);
  const lines = (await readFile(file, 'utf8')).split('\r\n');
  await writeFile(file, lines.slice(0, 101).join('\r\n'));
  return file;
}

test('a killed run shows as interrupted, and the rest is sent without duplicates', async ({ tidings }) => {
  const killed = createGate();
  const server = await startRecordingServer(async (_, response) => {
    if (server.received.length > answeredAtOnce) await killed.opened;
    response.setHeader('Content-Type', 'application/json');
    response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  await saveRequest(tidings);
  const { window, userData } = tidings;
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeHundredRows(userData));
  await runs.field('Rate').fill('40');
  await runs.field('In flight').fill('8');
  await runs.start('100 events to UAT').click();
  // It is killed long before its last event.
  await expect.poll(() => server.received.length, { intervals: [50] }).toBeGreaterThan(20);

  const again = await tidings.killAndRestart();
  killed.open();
  const soFar = server.received.length;
  expect(soFar).toBeLessThan(100);
  const later = new RunsPage(again.window);
  await later.openRun('Interest');
  await expect(later.state('Interrupted')).toBeVisible();
  await expect(again.window.getByText('Tidings closed while it was running.', { exact: true })).toBeVisible();
  await later.expectBalance();
  const figure = async (part: Parameters<RunsPage['part']>[0]) => Number(await later.part(part).textContent());
  const unsent = await figure('Unsent');
  expect((await figure('Answered')) + (await figure('Unknown')) + unsent).toBe(100);
  expect(100 - unsent).toBeGreaterThanOrEqual(soFar);

  await again.window.getByRole('button', { name: 'Send unsent' }).click();
  await again.window
    .getByRole('dialog')
    .getByRole('button', { name: /^Send \d+ events? to / })
    .click();
  await expect(later.state('Done')).toBeVisible({ timeout: 20_000 });
  await expect(later.part('Unsent')).toHaveText('0');
  await later.expectBalance();
  const sent = server.received.map(customerOf);
  expect(sent).toHaveLength(new Set(sent).size);
  // An unknown event may or may not have arrived.
  const lost = Number(await later.part('Unknown').textContent());
  expect(sent.length).toBeGreaterThanOrEqual(100 - lost);
  await server.close();
});

/** So many events are answered at once: others wait, so that a run can't end before it is stopped or killed. */
const answeredAtOnce = 30;

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/**
 * A server that fails for every tenth customer, and drops the connection for every twentieth.
 * @param until what all but the first answers wait for
 */
function startUnreliableServer(until: Promise<void>): Promise<RecordingServer> {
  let count = 0;
  return startRecordingServer(async (recorded, response) => {
    const number = numberOf(recorded);
    count += 1;
    if (count > answeredAtOnce) await until;
    if (number % 20 === 7) {
      response.destroy();
      return;
    }
    response.statusCode = number % 10 === 3 ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ statusCode: response.statusCode, tid: 'dedc2983-4666-4641-8047-61250a878f89' }));
  });
}

test('a run is paused, resumed and stopped, and the rest is sent without duplicates', async ({ tidings }) => {
  const stopped = createGate();
  const server = await startUnreliableServer(stopped.opened);
  await saveRequest(tidings);
  const { window, userData } = tidings;
  await haveEnvironments(window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeHundredRows(userData));
  await runs.field('Rate').fill('40');
  await runs.field('In flight').fill('4');
  await runs.start('100 events to PROD').click();
  const ask = window.getByRole('dialog', { name: 'Send 100 events to PROD?' });
  await expect(ask).toContainText('Each event may count against your MXO licence.');
  await ask.getByRole('button', { name: 'Send 100 events to PROD' }).click();

  await expect(runs.progress).toHaveAttribute('aria-valuenow', /^\d{2}/);
  await runs.pause.click();
  await expect(runs.state('Paused')).toBeVisible();
  await runs.goOn.click();
  await expect(runs.state('Running')).toBeVisible();
  await runs.stop.click();
  stopped.open();
  await expect(runs.state('Stopped')).toBeVisible();
  await expect(runs.part('Unsent')).not.toHaveText('0');

  const again = await tidings.restart();
  const later = new RunsPage(again.window);
  await later.openRun('Interest');
  await expect(later.part('Unsent')).not.toHaveText('0');
  await again.window.getByRole('button', { name: 'Send unsent' }).click();
  const left = await later.part('Unsent').textContent();
  await again.window
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^Send ${left} events? to PROD$`) })
    .click();
  await expect(later.state('Done')).toBeVisible({ timeout: 20_000 });
  for (const [part, figure] of [
    ['Planned', '100'],
    ['Answered', '85'],
    ['Failed', '10'],
    ['Unknown', '5'],
    ['Unsent', '0'],
  ] as const)
    await expect(later.part(part)).toHaveText(figure);
  expect(new Set(server.received.map(customerOf)).size).toBe(100);
  expect(server.received).toHaveLength(100);

  await again.window.getByText('Failed 10', { exact: true }).click();
  await expect(later.rows.first()).toContainText('Server error');
  await again.window.getByRole('button', { name: 'Send failed again' }).click();
  await again.window.getByRole('dialog').getByRole('button', { name: 'Send 10 events to PROD' }).click();
  await expect.poll(() => server.received.length).toBe(110);
  expect(new Set(server.received.slice(100).map((one) => numberOf(one) % 10))).toEqual(new Set([3]));
  await server.close();
});

test('closing the window during a run asks first, and stops the run', async ({ tidings }) => {
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeHundredRows(userData));
  await runs.field('Rate').fill('5');
  await runs.start('100 events to Practice').click();
  await expect(runs.progress).toHaveAttribute('aria-valuenow', /[1-9]/);

  const close = (response: number) =>
    electron.evaluate(
      ({ dialog, BrowserWindow }, chosen) =>
        new Promise<string>((asked) => {
          dialog.showMessageBox = async (...given: readonly unknown[]) => {
            asked(JSON.stringify(given[1]));
            return { response: chosen, checkboxChecked: false };
          };
          BrowserWindow.getAllWindows()[0]?.close();
        }),
      response,
    );
  expect(await close(0)).toContain('Stop the run and close Tidings?');
  await expect(runs.state('Running')).toBeVisible();
  // Continuing the run also cancels the restart.
  const startedAgain = join(userData, 'started again');
  await electron.evaluate(({ app }, file) => {
    app.relaunch = () => process.getBuiltinModule('node:fs').writeFileSync(file, '');
  }, startedAgain);
  await window.evaluate(() => Reflect.get(globalThis, 'bridge').call('storage.restart', {}));
  await expect(runs.state('Running')).toBeVisible();
  const ended = electron.waitForEvent('close');
  await close(1).catch(() => {});
  await ended;
  expect(existsSync(startedAgain)).toBe(false);

  const again = await tidings.restart();
  const later = new RunsPage(again.window);
  await later.openRun('Interest');
  await expect(later.state('Stopped')).toBeVisible();
  await later.expectBalance();
  await expect(later.part('Unknown')).toHaveText('0');
});

test("closing a second time doesn't wait for a server that never answers", async ({ tidings }) => {
  const server = await startRecordingServer(() => {});
  await saveRequest(tidings);
  const { window, electron, userData } = tidings;
  await haveEnvironments(window, { name: 'Silent', serverName: server.origin, timeoutMs: 600_000 });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await window.getByLabel('Data file').setInputFiles(await writeHundredRows(userData));
  await runs.start('100 events to Silent').click();
  await expect.poll(() => server.received.length).toBe(1);
  const ended = electron.waitForEvent('close');
  await electron.evaluate(async ({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    BrowserWindow.getAllWindows()[0]?.close();
    await new Promise((resolve) => setImmediate(resolve));
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await ended;

  const again = await tidings.restart();
  const later = new RunsPage(again.window);
  await later.openRun('Interest');
  await expect(later.state('Stopped')).toBeVisible();
  await expect(later.part('Unknown')).toHaveText('1');
  await expect(later.part('Unsent')).toHaveText('99');
  await server.close();
});
