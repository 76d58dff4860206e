import { build } from 'vite';
import { projectRoot } from './project.mjs';

/**
 * Bundles a module as the build does, with some of its plugins and without a file. For tests of the plugins.
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
    logLevel: 'silent',
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
