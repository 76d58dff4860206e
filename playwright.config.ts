import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // The unpacked app is looked at where its files lie open.
  testIgnore: process.platform === 'linux' ? [] : ['packaged.spec.ts', 'installed.spec.ts'],
  globalSetup: './scripts/temporary-folder.mjs',
  outputDir: 'out/e2e',
  timeout: 60_000,
  // As in the unit tests: nothing is timed, and a busy machine is slow.
  expect: { timeout: 30_000 },
  retries: 0,
  // A test waits for a third of its time: for frames, fades, servers and time-outs.
  workers: availableParallelism() + 1,
  forbidOnly: true,
  reporter: 'list',
});
