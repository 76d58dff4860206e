import { readFileSync } from 'node:fs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { withoutAdapters } from './without-adapters.mjs';

/**
 * How the command line is built: one file without dependencies that can be copied anywhere.
 * @param {string} outDir from the project's root
 * @returns {import('vite').InlineConfig}
 */
export function cliConfig(outDir) {
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  return {
    root: projectRoot,
    publicDir: false,
    plugins: [withoutAdapters()],
    ssr: { noExternal: true },
    define: { 'process.env.TIDINGS_VERSION': JSON.stringify(version) },
    build: {
      ssr: 'main/cli/index.ts',
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: {
        output: { format: 'es', entryFileNames: 'cli.mjs', codeSplitting: false, banner: '#!/usr/bin/env node' },
      },
    },
  };
}

/** Builds the command line alone, for its tests: `node scripts/build-cli.mjs OUT-FOLDER`. */
async function buildCli(/** @type {string} */ outDir) {
  const { build } = await import('vite');
  await build({ ...cliConfig(outDir), configFile: false, envDir: false, logLevel: 'error' });
}

if (isProgram(import.meta.url)) await buildCli(process.argv[2] ?? 'out');
