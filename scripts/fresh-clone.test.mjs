import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { fromRoot } from './project.mjs';

/** How package.json calls a script. */
const program = /^node (scripts\/[\w-]+\.mjs)\b/;

it('every script of package.json can be loaded before the packages are installed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-fresh-'));
  try {
    const { scripts } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'));
    const programs = Object.values(scripts).flatMap((command) => program.exec(command)?.[1] ?? []);
    expect(programs).toEqual(expect.arrayContaining(['scripts/test.mjs', 'scripts/start.mjs', 'scripts/texts.mjs']));
    for (const name of ['scripts', 'package.json']) {
      await cp(fromRoot(name), path.join(folder, name), { recursive: true });
    }
    const loadAll = programs.map((name) => `await import('./${name}');`).join('\n');
    const node = promisify(execFile)(process.execPath, ['--input-type=module', '-e', loadAll], { cwd: folder });
    await expect(node).resolves.toMatchObject({ stdout: '', stderr: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
