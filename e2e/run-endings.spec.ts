import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { haveInterest, startRun } from './fixtures/have-runs.ts';
import { type Recorded, startRecordingServer } from './fixtures/recording-server.ts';
import { customerOf, numberOf } from './fixtures/run-rows.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

const hundred = Array.from({ length: 100 }, (_, row) => `customer${row}@example.com`);

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/**
 * A server that fails for every tenth customer the first time, and drops the connection for every twentieth. From the 30th
 * customer on it waits for the kill, and from the 60th on for the stop, so that the run can't end before.
 */
async function startUnreliableServer() {
  const [killed, stopped] = [createGate(), createGate()];
  const server = await startRecordingServer(async (recorded, response) => {
    const isFirst = server.received.length <= 100;
    const number = numberOf(recorded);
    if (number >= 30) await killed.opened;
    if (number >= 60) await stopped.opened;
    if (number % 20 === 7) {
      response.destroy();
      return;
    }
    response.statusCode = isFirst && number % 10 === 3 ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ statusCode: response.statusCode, tid: 'dedc2983-4666-4641-8047-61250a878f89' }));
  });
  return { server, killed, stopped };
}

async function expectFigures(runs: RunsPage, figures: Partial<Record<Parameters<RunsPage['part']>[0], string>>) {
  for (const part of ['Planned', 'Answered', 'Failed', 'Unknown', 'Unsent'] as const)
    if (figures[part] !== undefined) await expect(runs.part(part)).toHaveText(figures[part]);
  await runs.expectBalance();
}

/** Sends what is left of a run at the guarded environment PROD. */
async function sendUnsent({ window }: Pick<Tidings, 'window'>, count: number): Promise<void> {
  await window.getByRole('button', { name: 'Send unsent' }).click();
  await window
    .getByRole('dialog')
    .getByRole('button', { name: `Send ${count} events to PROD` })
    .click();
}

/** The question is asked for each time, and the first attempts stay in sight. */
async function sendFailed(
  { window }: Pick<Tidings, 'window'>,
  runs: RunsPage,
  received: readonly Recorded[],
): Promise<void> {
  const question = window.getByRole('dialog', { name: 'Send 9 failed items again?' });
  const ask = () => window.getByRole('button', { name: 'Send failed again' }).click();
  await ask();
  await expect(question.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await expect(question).toContainText('Ask before sending is on.');
  await window.keyboard.press('Enter');
  await expect(question).toBeHidden();
  expect(received).toHaveLength(100);
  await window.getByText('Failed 9', { exact: true }).click();
  await expect(runs.rows.first()).toContainText('Server error');
  await ask();
  await question.getByRole('button', { name: 'Send 9 events to PROD' }).click();
  await expectFigures(runs, { Answered: '91', Failed: '0', Unknown: '9' });
  await expect(runs.state('Done')).toBeVisible();
  expect(new Set(received.slice(100).map((one) => numberOf(one) % 10))).toEqual(new Set([3]));
  expect(received).toHaveLength(109);
  await expect(window.getByText('9 sent again', { exact: true })).toBeVisible();
  await window.getByText('Answered 91', { exact: true }).click();
  await runs.rows.filter({ hasText: 'customer3@' }).getByRole('button').click();
  const earlier = window.getByRole('list', { name: 'Earlier attempts' }).getByRole('listitem');
  await expect(earlier).toHaveText([/Attempt 1.*Server error.*HTTP 503/]);
}

test('a run is paused, killed, stopped and sent to its end without duplicates, and what failed once more', async ({
  tidings,
}) => {
  const { server, killed, stopped } = await startUnreliableServer();
  await haveInterest(tidings.window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  await test.step('it is paused and resumed', async () => {
    const runs = new RunsPage(tidings.window);
    await startRun(tidings.window, hundred, { inFlight: 4 });
    await runs.openRun('Interest');
    await runs.pause.click();
    await expect(runs.state('Paused')).toBeVisible();
    await runs.goOn.click();
    await expect(runs.state('Running')).toBeVisible();
    await expect.poll(() => server.received.length).toBe(34);
  });

  const { window } = await tidings.killAndRestart();
  const runs = new RunsPage(window);
  await test.step('killed, it shows as interrupted', async () => {
    killed.open();
    await runs.openRun('Interest');
    await expect(runs.state('Interrupted')).toBeVisible();
    await expect(window.getByText('Tidings closed while it was running.', { exact: true })).toBeVisible();
    // The four that were under way may have arrived, as the two whose connection broke.
    await expectFigures(runs, { Planned: '100', Answered: '25', Failed: '3', Unknown: '6', Unsent: '66' });
  });

  await test.step('its rest is sent, and stopped in the middle', async () => {
    await sendUnsent({ window }, 66);
    await expect.poll(() => server.received.length).toBe(64);
    await runs.stop.click();
    stopped.open();
    await expect(runs.state('Stopped')).toBeVisible();
    await expect(runs.part('Unsent')).not.toHaveText('0');
    await sendUnsent({ window }, Number(await runs.part('Unsent').textContent()));
    await expect(runs.state('Done')).toBeVisible();
    await expectFigures(runs, { Planned: '100', Answered: '82', Failed: '9', Unknown: '9', Unsent: '0' });
    expect(server.received.map(customerOf).toSorted()).toEqual(hundred.toSorted());
  });

  await test.step('what failed is sent again after a question', () => sendFailed({ window }, runs, server.received));
  await server.close();
});

test('closing the window during a run asks first, stops it, and a second time waits for no answer', async ({
  tidings,
}) => {
  const server = await startRecordingServer((recorded, response) => {
    if (numberOf(recorded) < 2) response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  const { window, electron, userData } = tidings;
  await haveInterest(window, { name: 'Silent', serverName: server.origin, timeoutMs: 600_000 });
  await startRun(window, hundred);
  const runs = new RunsPage(window);
  await runs.openRun('Interest');
  await expect.poll(() => server.received.length).toBe(3);

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

  // The first time, it waits for the event under way.
  await close(1);
  await expect(runs.state('Running')).toBeVisible();
  const ended = electron.waitForEvent('close');
  const closeAgain = electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closeAgain.catch(() => {});
  await ended;
  expect(existsSync(startedAgain)).toBe(false);

  const later = new RunsPage((await tidings.restart()).window);
  await later.openRun('Interest');
  await expect(later.state('Stopped')).toBeVisible();
  await expectFigures(later, { Answered: '2', Failed: '0', Unknown: '1', Unsent: '97' });
  await server.close();
});
