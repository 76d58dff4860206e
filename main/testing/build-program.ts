import { mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Builds a program of this folder for plain Node, as main itself is built. Returns the file to run. */
export async function buildProgram(name: string): Promise<string> {
  const outDir = await mkdtemp(join(root, 'out', 'test-'));
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join('main/testing', `${name}.ts`),
      outDir,
      target: 'node20',
      rolldownOptions: { external: ['electron'], output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
