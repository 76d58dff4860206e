import path from 'node:path';
import { fromRoot, isProgram, projectRoot } from './project.mjs';

/**
 * Builds programs for plain Node like the main process, for benchmarks and for tests that kill them.
 * `node scripts/programs.mjs OUT-FOLDER FILE...`, all from the project's root, prints the files to run.
 * @param {readonly string[]} files
 * @param {string} outDir
 */
async function buildPrograms(files, outDir) {
  const { build } = await import('vite');
  const nameOf = (/** @type {string} */ file) => path.basename(file, path.extname(file));
  await build({
    root: projectRoot,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [nameOf(file), fromRoot(file)])),
        // It is only used for a path, and these programs open no window.
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return files.map((file) => fromRoot(outDir, `${nameOf(file)}.mjs`));
}

if (isProgram(import.meta.url)) {
  const [outDir = '', ...files] = process.argv.slice(2);
  process.stdout.write(`${(await buildPrograms(files, outDir)).join('\n')}\n`);
}
