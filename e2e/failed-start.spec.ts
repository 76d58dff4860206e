import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { makeAppFolder } from './fixtures/app-folder.ts';
import { expect, launchArguments, launchEnvironment, test } from './fixtures/tidings.ts';

/** Collects the messages that a user would have to close. A question is answered with Quit. */
const tellBoxes = [
  'electron.dialog.showErrorBox = (...told) => console.log(JSON.stringify(told));',
  'electron.dialog.showMessageBox = async (...told) => { console.log(JSON.stringify(told)); return { response: 1 }; };',
].join('\n');

/** Starts the app as a user does. Returns its messages and its exit code. */
async function startAndEnd(userData: string, before = tellBoxes) {
  const folder = await makeAppFolder({ before });
  const child = spawn(String(createRequire(import.meta.url)('electron')), launchArguments(folder), {
    env: launchEnvironment(userData),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [told, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { told: told.split('\n').find((line) => /^\[["{]/.test(line)) ?? '', code };
}

test('a failed start says why and what to do, and ends with an exit code', async ({ userData }) => {
  // A file blocks the folder of a restored file. The restore can continue when the file is removed.
  await writeFile(join(userData, 'tabs'), '');
  const swap = { files: ['tabs/tab-11111111-1111-4111-8111-111111111111.json'], removed: [] };
  await mkdir(join(userData, 'restoring', 'tabs'), { recursive: true });
  await writeFile(join(userData, 'restoring', swap.files[0] ?? ''), '{}');
  const plan = { version: 1, value: { kind: 'backup', name: '2026-01-01 00-00-00 (by hand)', swap } };
  await writeFile(join(userData, 'restore.json'), JSON.stringify(plan));
  const { told, code } = await startAndEnd(userData);
  const [title, says] = JSON.parse(told);
  expect(title).toBe('Tidings couldn’t start.');
  expect(says).toMatch(
    /Restoring a backup isn’t finished.*\n\nNothing was deleted\. Check that you can read and write this folder/s,
  );
  expect(says).toContain(userData);
  expect(code).toBe(1);
  const log = await readFile(join(userData, 'logs/tidings.log'), 'utf8');
  expect(log).toMatch(/Start-up failed: \w+ at /);
  expect(log).not.toContain(userData);
});

test('a window whose script is missing shows an error and ends', async ({ userData }) => {
  const { told, code } = await startAndEnd(
    userData,
    `${tellBoxes}
electron.app.on('session-created', (session) => {
  const register = session.protocol.registerStreamProtocol.bind(session.protocol);
  session.protocol.registerStreamProtocol = (scheme, serve) =>
    register(scheme, ({ url, ...request }, respond) =>
      serve({ ...request, url: url.replace(/window-(?=[^/]*[.]js)/, 'window-gone-') }, respond));
});`,
  );
  const [title, says] = JSON.parse(told);
  expect(title).toBe('Tidings couldn’t start.');
  expect(says).toMatch(/A file of the app is missing: .*window-gone-.*\.js.*Install Tidings again/s);
  expect(code).toBe(1);
});

test("a folder that can't be used is reported, and another one can be chosen", async ({ userData }) => {
  const place = join(userData, 'taken');
  await writeFile(place, '');
  const { told, code } = await startAndEnd(place);
  const [{ message, detail, buttons }] = JSON.parse(told);
  expect(message).toBe('Tidings can’t use its folder.');
  expect(detail).toMatch(/A file has the name of this folder \(EEXIST\)\..*Nothing was deleted\./s);
  expect(detail).toContain(place);
  expect(buttons).toEqual(['Choose another folder', 'Quit']);
  expect(code).toBe(1);
});
