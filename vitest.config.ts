import { defineConfig } from 'vitest/config';
import { noticesPlugin } from './scripts/notices-plugin.mjs';

export default defineConfig({
  test: {
    globalSetup: 'scripts/temporary-folder.mjs',
    // Much of what is tested waits: for servers, time-outs, programs of their own. The usual is one processor less.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['app/**/*.test.ts', 'main/**/*.test.ts'],
          // Nothing is timed in tests: this only ends one that hangs, also on a machine with other work.
          testTimeout: 180_000,
          setupFiles: ['main/testing/patient-waits.ts'],
          // Some build the command line, which takes longer than the usual ten seconds where both processors are busy.
          hookTimeout: 120_000,
          // Plain Node: electron-store imports electron, which then only names a path instead of fetching a runtime.
          env: { ELECTRON_OVERRIDE_DIST_PATH: 'unused' },
        },
      },
      {
        test: {
          name: 'scripts',
          environment: 'node',
          include: ['scripts/**/*.test.mjs'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // GitHub's own parser is written for bundlers.
          deps: { optimizer: { ssr: { enabled: true, include: ['@actions/workflow-parser'] } } },
        },
      },
      {
        plugins: [noticesPlugin()],
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          setupFiles: ['renderer/testing/set-up.ts'],
        },
      },
    ],
  },
});
