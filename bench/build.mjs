import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Builds programs of this folder for plain Node, into out/bench.
 * @param {readonly string[]} names without `.ts`
 * @returns {Promise<readonly string[]>} the files to run
 */
export async function buildPrograms(names) {
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: 'out/bench',
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(root, 'bench', `${name}.ts`)])),
        external: ['electron', 'axios', 'electron-store', 'zod', 'selfsigned'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  });
  return names.map((name) => path.join(root, 'out', 'bench', `${name}.js`));
}
