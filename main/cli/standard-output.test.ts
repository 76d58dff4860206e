import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtProgram } from '#main/testing/built-program.ts';
import { setUpCli } from '#main/testing/cli-fixture.ts';
import { exitCode } from './exit-code.ts';
import { codeWithoutOutput } from './standard-output.ts';

const place = setUpCli();

/** Runs the command line with one of its outputs on a disk without space. */
async function withFullDisk(line: string, full: 'stdout' | 'stderr') {
  const device = openSync('/dev/full', 'w');
  const program = spawn(process.execPath, [await builtProgram('main/cli/index.ts'), ...line.split(' ')], {
    cwd: place().folder,
    env: { HOME: join(place().folder, 'home'), TMPDIR: join(place().folder, 'tmp') },
    stdio: ['ignore', full === 'stdout' ? device : 'ignore', full === 'stderr' ? device : 'pipe'],
  });
  let err = '';
  program.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(program, 'close');
  return { code, err };
}

// Only Linux has a device that is always full.
it.skipIf(!existsSync('/dev/full')).each(['busy', 'bob'])(
  'a full disk below the log keeps no run from its end and its reports (%s)',
  async (customer) => {
    place().write('rows.csv', `customer\n${customer}\n`);
    const line = `run w.tidings -r Book -e UAT -d rows.csv --reporter json -o reports`;
    // Standard error has a line only for an event that failed.
    expect(await withFullDisk(line, 'stderr')).toMatchObject({ code: customer === 'busy' ? 3 : 0 });
    expect(place().leftBehind()).toEqual([]);
    expect(readdirSync(join(place().folder, 'reports'))).toEqual(['report.json']);
  },
);

it.skipIf(!existsSync('/dev/full'))(
  'a TID that cannot be written is said, and is no failure of the event',
  async () => {
    const ended = await withFullDisk('send w.tidings -r Plain -e UAT', 'stdout');
    expect(ended.code).toBe(3);
    expect(ended.err).toMatch(/^Standard output could not be written: the disk is full\.$/m);
    expect(ended.err).toContain('MXO has the event.');
  },
);

it('only a code that says no more than that is replaced', () => {
  expect(codeWithoutOutput(exitCode.fine)).toBe(3);
  expect(codeWithoutOutput(exitCode.notFine)).toBe(3);
  expect(codeWithoutOutput(exitCode.unknown)).toBe(14);
  expect(codeWithoutOutput(exitCode.interrupted)).toBe(130);
});
