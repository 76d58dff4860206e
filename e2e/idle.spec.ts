import type { Page } from '@playwright/test';
import { expect, type Tidings, test } from './fixtures/tidings.ts';

const frames = 120;

/** Counts React's commits, through the hook that it looks for when the page loads. */
async function countCommits(window: Page): Promise<void> {
  await window.addInitScript(() => {
    let commits = 0;
    const hook = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onCommitFiberRoot: () => commits++,
    };
    Object.assign(globalThis, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, commitsSoFar: () => commits });
  });
  await window.reload();
  await window.getByRole('button', { name: 'Send', exact: true }).waitFor();
}

/** Counts the calls to the main process. */
function countCalls({ electron }: Tidings) {
  return electron.evaluateHandle(({ BrowserWindow }) => {
    const counted = { calls: 0 };
    const [window] = BrowserWindow.getAllWindows();
    const contents: NodeJS.EventEmitter | undefined = window?.webContents;
    contents?.on('-ipc-invoke', () => {
      counted.calls += 1;
    });
    return counted;
  });
}

test('an idle window draws nothing and makes no calls', async ({ tidings }) => {
  test.setTimeout(240_000);
  const { window, composer } = tidings;
  await countCommits(window);
  const counted = await countCalls(tidings);
  const calls = () => counted.evaluate((so) => so.calls);
  const commits = () => window.evaluate(() => Number(Reflect.get(globalThis, 'commitsSoFar')()));
  /** Counts what happens during so many frames. */
  const whileIdle = async () => {
    const before = [await commits(), await calls()];
    await window.evaluate(async (count) => {
      for (let frame = 0; frame < count; frame++) await new Promise((next) => requestAnimationFrame(next));
    }, frames);
    const after = [await commits(), await calls()];
    return after.map((count, index) => count - (before[index] ?? 0));
  };

  await composer.sendAndSee('Received');
  expect(await commits()).toBeGreaterThan(0);
  expect(await calls()).toBeGreaterThan(0);
  // Notices close and typed text is saved first.
  await expect.poll(whileIdle, { timeout: 60_000 }).toEqual([0, 0]);
  for (const view of ['History', 'Customers']) {
    await window.getByRole('button', { name: view, exact: false }).first().click();
    await expect.poll(whileIdle, { timeout: 60_000 }).toEqual([0, 0]);
  }
});
