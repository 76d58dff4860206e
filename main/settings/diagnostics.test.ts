import { expect, it } from 'vitest';
import { formatDiagnostics } from './diagnostics.ts';

const facts = {
  versions: { tidings: '0.1.0', electron: '33.2.1', chrome: '130', node: '20.18.1' },
  system: 'linux 6.1 x64',
  isPackaged: true,
  counts: { Exchanges: 3, Environments: 1 },
  faults: [],
};

it('tells versions, system and counts, a line each', () => {
  expect(formatDiagnostics(facts)).toBe(
    'Tidings 0.1.0\nElectron 33.2.1, Chromium 130, Node.js 20.18.1\nlinux 6.1 x64\nExchanges: 3\nEnvironments: 1\n',
  );
});

it('says where it runs from its sources, and what is not known', () => {
  const text = formatDiagnostics({ ...facts, versions: {}, isPackaged: false });
  expect(text).toContain('Tidings ?, from its sources\nElectron ?,');
});

it('tells what failed, at its end', () => {
  const text = formatDiagnostics({ ...facts, faults: ['Main failed: TypeError at services.js:1:2'] });
  expect(text).toMatch(/Environments: 1\nFailed in this start:\nMain failed: TypeError at services\.js:1:2\n$/);
});
