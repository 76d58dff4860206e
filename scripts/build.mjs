import { asciiOutput } from './ascii-output.mjs';
import { cliConfig } from './build-cli.mjs';
import { forgetBuild, isBuilt, rememberBuild } from './build-stamp.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { Failure, runProgram } from './failure.mjs';
import { frameFirst } from './frame-first.mjs';
import { lazySchemas } from './lazy-schemas.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { noticesPlugin } from './notices-plugin.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { pureSchemas } from './pure-schemas.mjs';
import { withoutAdapters } from './without-adapters.mjs';
import { withoutAjv } from './without-ajv.mjs';

/** @satisfies {import('./build-stamp.mjs').BuildFolders} */
const folders = {
  root: projectRoot,
  sources: [
    'app',
    'main',
    'renderer',
    'docs',
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
    'scripts/ascii-output.mjs',
    'scripts/build.mjs',
    'scripts/build-cli.mjs',
    'scripts/frame-first.mjs',
    'scripts/lazy-schemas.mjs',
    'scripts/pure-schemas.mjs',
    'scripts/without-ajv.mjs',
    'scripts/without-adapters.mjs',
    'scripts/guide',
    'scripts/notices-plugin.mjs',
  ],
  outputs: ['out/main', 'out/preload', 'out/renderer', 'out/cli.mjs'],
  stamp: 'out/build-stamp',
};

const production = { 'process.env.NODE_ENV': JSON.stringify('production') };

/**
 * Builds main, preload, renderer and the command line into out/, unless that was done already.
 * @param {{ log: (line: string) => void }} options
 */
export async function build({ log }) {
  checkNodeVersion();
  await ensureDependencies({ log });
  const start = performance.now();
  if (await isBuilt(folders)) {
    log(`Already built (${seconds(start)}).`);
    return;
  }
  await forgetBuild(folders);
  await buildAll();
  await rememberBuild(folders);
  log(`Built (${seconds(start)}).`);
}

async function buildAll() {
  const { NODE_ENV: before } = process.env;
  // React and vite look at this; whoever is started later must not find it changed.
  Object.assign(process.env, { NODE_ENV: 'production' });
  try {
    const vite = await import('vite');
    for (const config of [
      mainConfig(),
      preloadConfig(),
      cliConfig('out'),
      await rendererConfig(),
      await remoteConfig(),
    ]) {
      const define = { ...production, ...config.define };
      await vite.build({ ...config, define, configFile: false, envDir: false, logLevel: 'warn' });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      `Tidings could not be built, so there is nothing to start; put right what is said here, then try again.\n${reason}`,
    );
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, 'NODE_ENV');
    else Object.assign(process.env, { NODE_ENV: before });
  }
}

/**
 * How main is built.
 * @returns {import('vite').InlineConfig}
 */
export function mainConfig() {
  return {
    root: projectRoot,
    publicDir: false,
    // Everything except Electron is bundled, so that the packaged app has no node_modules.
    ssr: { noExternal: true },
    plugins: [lazySchemas(), withoutAjv(), withoutAdapters(), asciiOutput()],
    build: {
      ssr: true,
      outDir: 'out/main',
      target: 'node20',
      sourcemap: true,
      // Half as much to read at the start; names stay, for logs and for libraries that look at them.
      minify: true,
      rolldownOptions: {
        external: ['electron'],
        // Workbooks are read in a thread of their own, which starts with a file of its own.
        input: { index: 'main/index.ts', 'sheet-worker': 'main/runs/data/xlsx/sheet-worker.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs', keepNames: true },
      },
    },
  };
}

/** @returns {import('vite').InlineConfig} */
function preloadConfig() {
  return {
    root: projectRoot,
    publicDir: false,
    build: {
      lib: { entry: 'main/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      outDir: 'out/preload',
      target: 'chrome130',
      sourcemap: true,
      // A sandboxed preload can load no second file.
      rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
    },
  };
}

/**
 * How the large window is built.
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function rendererConfig() {
  const { default: react } = await import('@vitejs/plugin-react');
  const { guidePlugin } = await import('./guide/plugin.mjs');
  return {
    root: fromRoot('renderer'),
    base: './',
    plugins: [
      react(),
      withoutResizeHandles(),
      pureSchemas(),
      frameFirst(),
      guidePlugin(fromRoot('docs', 'guide')),
      noticesPlugin(),
      asciiOutput(),
    ],
    worker: { format: 'es' },
    build: {
      outDir: fromRoot('out', 'renderer'),
      emptyOutDir: true,
      // From the disk, not over a network: the bar is on the first paint as a whole, and benchmarks measure it.
      chunkSizeWarningLimit: 1_500,
      target: 'chrome130',
      sourcemap: true,
      // What the window opens with is one file: cut along what is loaded later, it would be dozens, and a tenth larger.
      // Only zod and the schemas are a separate chunk that loads later: nothing is parsed before the first paint.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'schemas',
                test: /[\\/]node_modules[\\/]zod[\\/]|\?schemas$/,
                priority: 1,
                // The values that schemas are made with stay in the window's own file.
                includeDependenciesRecursively: false,
              },
              { name: 'window', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  };
}

/**
 * The pages of the small windows, built for themselves: shared chunks would cut what the large one opens with into pieces.
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function remoteConfig() {
  const config = await rendererConfig();
  const build = {
    ...config.build,
    emptyOutDir: false,
    assetsDir: 'remote',
    rolldownOptions: { input: [fromRoot('renderer', 'remote.html'), fromRoot('renderer', 'audience.html')] },
  };
  return { ...config, build };
}

/**
 * Leaves the lines by which the parts of Mantine's AppShell are dragged out of the window. The side bar has a line of its
 * own (`renderer/shell/sidebar-edge.tsx`), and no other part is dragged.
 * @returns {import('vite').Plugin}
 */
function withoutResizeHandles() {
  const handle = /[\\/]AppShell[\\/]AppShellResizeHandle[\\/]AppShellResizeHandle\.mjs$/;
  return {
    name: 'without-resize-handles',
    enforce: 'pre',
    load: (id) => (handle.test(id) ? 'export const AppShellResizeHandle = () => null;' : null),
  };
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

if (isProgram(import.meta.url)) {
  await runProgram(() => build({ log: console.log }));
}
