import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Puts temporary files of tests into one folder and removes it at the end. It is the global set-up of Vitest and of
 * Playwright.
 * @returns what removes it
 */
export default function setUp() {
  // The name is short: a socket's path may have 104 characters on macOS, where temporary folders are deep.
  const folder = mkdtempSync(path.join(tmpdir(), 'tidings-'));
  // Some tests switch to another user, who needs access to their folder.
  chmodSync(folder, 0o711);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
