import { build } from 'vite';
import { projectRoot } from './project.mjs';

/**
 * Bundles a module by Vite, with these plugins and no other, and writes no file. For tests of the build's plugins.
 * @param {string} input the id of the module
 * @param {import('vite').Plugin[]} plugins
 * @param {import('vite').BuildOptions} [options] nothing is minified without them
 */
export async function bundleInMemory(input, plugins, options = {}) {
  const result = await build({
    root: projectRoot,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    plugins,
    build: {
      write: false,
      minify: false,
      ...options,
      rolldownOptions: { ...options.rolldownOptions, input, preserveEntrySignatures: 'strict' },
    },
  });
  const [made] = [result].flat();
  return made !== undefined && 'output' in made ? made.output : [];
}

/** The code of the first file. @param {Awaited<ReturnType<typeof bundleInMemory>>} files */
export function codeOf([file]) {
  return file?.type === 'chunk' ? file.code : '';
}
