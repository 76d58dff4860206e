import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRequest, makeWorkspaceFile } from '#main/testing/workspace-file.ts';
import { runCommandLine } from './cli.ts';
import { exitCode } from './exit-code.ts';
import { createInterrupts } from './interrupts.ts';
import { createMessages } from './terminal.ts';

function listen() {
  const heard: string[] = [];
  return { heard, ...createInterrupts((says) => heard.push(says)) };
}

it('before anything is sent it ends at once, and takes its files along', () => {
  const { heard, hear, onLeave, isAsked } = listen();
  const keep = onLeave(() => heard.push('kept'));
  onLeave(() => heard.push('removed'));
  keep();
  expect(isAsked()).toBe(false);
  hear();
  expect(heard).toEqual(['removed', 'Stopped. Nothing was sent.']);
  expect(isAsked()).toBe(true);
});

it('what listens is asked as often as it said, then it ends at once', () => {
  const { heard, hear, onInterrupt } = listen();
  onInterrupt(() => heard.push('stop'), 2, 'Stopped in the middle.');
  for (let count = 0; count < 3; count++) hear();
  expect(heard).toEqual(['stop', 'stop', 'Stopped in the middle.']);
});

it('what does not listen any more is not asked, and its words stay true', () => {
  const { heard, hear, onInterrupt } = listen();
  onInterrupt(() => heard.push('stop'), 1, 'All was sent.')();
  hear();
  expect(heard).toEqual(['All was sent.']);
});

it('while the totals are printed, the reports are still written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-totals-'));
  const file = join(folder, 'w.tidings');
  writeFileSync(file, JSON.stringify(makeWorkspaceFile({ requests: [makeRequest('R', 'web://a')] }, [])));
  const { heard, hear, ...interrupts } = listen();
  const said: string[] = [];
  const out = join(folder, 'reports');
  const code = await runCommandLine(['run', file, '--practice', '-r', 'R', '--reporter', 'json', '-o', out], {
    terminal: { out: hear, ...createMessages((text) => said.push(text), false) },
    env: {},
    input: () => process.stdin,
    ...interrupts,
  });
  expect([code, heard, said.join(''), readdirSync(out)]).toEqual([
    exitCode.interrupted,
    [],
    'Finishing the reports. Press Ctrl+C again to stop at once.\n',
    ['report.json'],
  ]);
  hear();
  hear();
  expect(heard).toEqual(['Stopped. The run was finished.']);
  rmSync(folder, { recursive: true });
});
