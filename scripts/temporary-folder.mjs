import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Gives the files of tests one folder of their own for as long as the tests run, so that nothing of them stays behind. It is
 * the global set-up of Vitest and of Playwright.
 * @returns what removes it
 */
export default function setUp() {
  // The name is short: a socket's path may take 104 characters on macOS, where temporary folders lie deep.
  const folder = mkdtempSync(path.join(tmpdir(), 'tidings-'));
  // Some tests become another user, who must find the way to theirs.
  chmodSync(folder, 0o711);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
