import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../failure.mjs';
import { capture } from '../run.mjs';
import { desktopEntry } from './linux-files.mjs';

/** Names of processors for appimagetool. */
const architectures = /** @type {Record<string, string>} */ ({ x64: 'x86_64', arm64: 'aarch64' });

/**
 * Makes an AppImage with the installed appimagetool.
 * @param {Pick<import('./deb.mjs').DebParts, 'app' | 'icons' | 'facts' | 'arch' | 'target'>} parts
 */
export async function makeAppImage({ target, arch, ...parts }) {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'appimage-')), 'Tidings.AppDir');
  try {
    layOutAppDir(folder, parts);
    const { code, output } = await capture('appimagetool', [folder, target], {
      env: { ...process.env, ARCH: architectures[arch] ?? arch },
    });
    if (code !== 0) throw new Failure(`appimagetool could not make ${target}.\n${output}`);
  } finally {
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
}

/**
 * The folder that becomes an AppImage: the app, what starts it, its entry and its icon.
 * @param {string} folder
 * @param {Pick<import('./deb.mjs').DebParts, 'app' | 'icons' | 'facts'>} parts
 */
export function layOutAppDir(folder, { app, icons, facts }) {
  cpSync(app, folder, { recursive: true });
  writeFileSync(path.join(folder, 'AppRun'), '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/tidings" "$@"\n', {
    mode: 0o755,
  });
  writeFileSync(path.join(folder, 'tidings.desktop'), desktopEntry(facts));
  cpSync(path.join(icons, '256x256.png'), path.join(folder, 'tidings.png'));
  symlinkSync('tidings.png', path.join(folder, '.DirIcon'));
}
