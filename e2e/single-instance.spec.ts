import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, launchArguments, launchEnvironment, projectRoot, test } from './fixtures/tidings.ts';

test('a second start focuses the first window and ends', async ({ tidings: { electron, userData } }) => {
  // Hidden and not minimized, because minimizing needs a window manager.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const executable = await electron.evaluate(({ app }) => app.getPath('exe'));
  const second = spawn(executable, launchArguments(), {
    cwd: projectRoot,
    env: launchEnvironment(userData),
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())),
    )
    .toEqual([true]);
});
