import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeAppFolder } from './fixtures/app-folder.ts';
import { expect, launchArguments, launchEnvironment, test } from './fixtures/tidings.ts';

/** What is told in a box that a person would have to close. */
const tellBoxes = 'electron.dialog.showErrorBox = (...told) => console.log(JSON.stringify(told));';

/** Starts the app as a person does. Gives what it told of, and the code that it ended with. */
async function startAndEnd(userData: string) {
  const folder = await makeAppFolder({ before: tellBoxes });
  const child = spawn(String(createRequire(import.meta.url)('electron')), launchArguments(folder), {
    env: launchEnvironment(userData),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [told, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { told: told.split('\n').find((line) => line.startsWith('["')) ?? '', code };
}

test('a start that fails says why and what to do, and ends with a code', async ({ userData }) => {
  // A restore that was asked for is done away with once it is carried out, which a folder in its place does not allow.
  await mkdir(join(userData, 'restore.json'));
  const { told, code } = await startAndEnd(userData);
  const [title, says] = JSON.parse(told);
  expect(title).toBe('Tidings could not start.');
  expect(says).toMatch(/restore\.json.*\n\nNothing was deleted\. See to it that this folder/);
  expect(says).toContain(userData);
  expect(code).toBe(1);
  const log = await readFile(join(userData, 'logs/tidings.log'), 'utf8');
  expect(log).toMatch(/The start failed: \w+ at /);
  expect(log).not.toContain(userData);
});

test('a folder that cannot be had is told of', async ({ userData }) => {
  const place = join(userData, 'taken');
  await writeFile(place, '');
  const { told, code } = await startAndEnd(place);
  const [title, says] = JSON.parse(told);
  expect(title).toBe('Tidings could not start.');
  expect(says).toMatch(/^EEXIST: .*\n\nNothing was deleted\./);
  expect(says).toContain(place);
  expect(code).toBe(1);
});
