import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkIntegrity } from './asar-integrity.mjs';
import { build } from './build.mjs';
import { forgetBuild, isBuilt, rememberBuild } from './build-stamp.mjs';
import { runProgram } from './failure.mjs';
import { packHere } from './packages/here.mjs';
import { applySigning, planSigning } from './packages/signing.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { ensureRuntime } from './runtime.mjs';
import { endOnSignals } from './signals.mjs';

/** @satisfies {import('./build-stamp.mjs').BuildFolders} */
const folders = {
  root: projectRoot,
  sources: [
    'out/main',
    'out/preload',
    'out/renderer',
    'out/cli.mjs',
    'build',
    'docs/notices.txt',
    'package.json',
    'electron-builder.yml',
    'scripts/package.mjs',
  ],
  outputs: ['out/package/linux-unpacked/resources', 'out/package/linux-unpacked/tidings'],
  stamp: 'out/package-stamp',
};

/**
 * Builds packages of this system into dist/. On Linux these are the ones that need no download, with the available
 * Electron. With `--release`, and on other systems, electron-builder makes all of them with the official Electron.
 * `--dir` builds only the unpacked app into out/package, unless it is up to date. `--quick` doesn't compress the packages, for
 * tests.
 * @param {readonly string[]} args
 */
export async function packageApp(args) {
  await build({ log: console.log });
  if (args.includes('--dir')) return packUnpacked();
  if (args.includes('--release') || process.platform !== 'linux') return packReleased();
  await packUnpacked();
  await packHere({ log: console.log, ...(args.includes('--quick') && { level: 0 }) });
}

async function packReleased() {
  const { set, config, says } = planSigning(process.env, process.platform);
  applySigning(set);
  await pack({ publish: 'never', config: { extends: fromRoot('electron-builder.yml'), ...config } });
  console.log(says);
  writeFileSync(fromRoot('dist', `signing-${process.platform}.txt`), `${says}\n`);
  // Not on Linux, where Electron doesn't check it.
  if (process.platform === 'linux') return;
  const checked = await checkIntegrity(fromRoot('dist'));
  if (checked === 0) throw new Error('there is no app in dist whose archive could be checked');
  console.log(`Each of ${checked} apps asks for the archive that it has.`);
}

async function packUnpacked() {
  if (await isBuilt(folders)) return console.log('Already packaged.');
  await forgetBuild(folders);
  const { distPath } = await ensureRuntime({ log: console.log });
  await pack({
    dir: true,
    config: {
      extends: fromRoot('electron-builder.yml'),
      directories: { app: '.', buildResources: 'build', output: 'out/package' },
      electronDist: distPath,
      // It may be an older one than package.json names.
      electronVersion: readFileSync(path.join(distPath, 'version'), 'utf8').trim().replace(/^v/, ''),
      // The replacement for `electron FOLDER`: a package starts only its own app.
      afterExtract: ({ appOutDir }) =>
        rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { recursive: true, force: true }),
    },
  });
  await rememberBuild(folders);
}

/** @param {import('electron-builder').CliOptions} options */
async function pack(options) {
  const builder = await import('electron-builder');
  await builder.build({ projectDir: projectRoot, ...options });
}

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(() => packageApp(process.argv.slice(2)));
}
