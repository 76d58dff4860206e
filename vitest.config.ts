import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { guidePlugin } from './scripts/guide/plugin.mjs';
import { noticesPlugin } from './scripts/notices-plugin.mjs';

/**
 * Tests that need a process of their own: two read how much memory a process takes, and one needs a window that has
 * reported no error yet. All others share a few processes, because
 * starting one and loading the app again for each of 500 files took more than half of the time.
 */
const alone = ['main/runs/data/data-file-memory.test.ts', 'main/customers/erasure/files.test.ts'];
const aloneInWindow = ['renderer/shell/app.test.tsx'];

const core = {
  environment: 'node' as const,
  // Nothing is timed in tests: this only ends one that hangs, also on a machine with other work.
  testTimeout: 180_000,
  // The usual second is too short for a busy machine.
  expect: { poll: { timeout: 30_000 } },
  setupFiles: ['main/testing/patient-waits.ts', 'main/testing/after-file.ts'],
  // Some build the command line, which takes longer than the usual ten seconds where both processors are busy.
  hookTimeout: 120_000,
  // Plain Node: electron-store imports electron, which then only names a path instead of fetching a runtime.
  env: { ELECTRON_OVERRIDE_DIST_PATH: 'unused' },
};

const renderer = {
  environment: 'happy-dom' as const,
  testTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
  setupFiles: ['renderer/testing/set-up.ts'],
};

export default defineConfig({
  test: {
    globalSetup: ['scripts/memory-folder.mjs', 'scripts/temporary-folder.mjs', 'scripts/shared-builds.mjs'],
    // Much of what is tested waits: for servers, time-outs, programs of their own. The usual is one processor less.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          ...core,
          name: 'core',
          isolate: false,
          include: ['app/**/*.test.ts', 'main/**/*.test.ts'],
          exclude: alone,
        },
      },
      { test: { ...core, name: 'core, alone', include: alone } },
      {
        test: {
          name: 'scripts',
          isolate: false,
          environment: 'node',
          include: ['scripts/**/*.test.mjs'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // GitHub's own parser is written for bundlers.
          deps: { optimizer: { ssr: { enabled: true, include: ['@actions/workflow-parser'] } } },
        },
      },
      {
        plugins: [noticesPlugin(), guidePlugin(resolve(import.meta.dirname, 'docs/guide'))],
        test: {
          ...renderer,
          name: 'renderer',
          isolate: false,
          include: ['renderer/**/*.test.{ts,tsx}'],
          exclude: aloneInWindow,
        },
      },
      { plugins: [noticesPlugin()], test: { ...renderer, name: 'renderer, alone', include: aloneInWindow } },
    ],
  },
});
