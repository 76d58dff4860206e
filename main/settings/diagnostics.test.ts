import { expect, it } from 'vitest';
import { formatDiagnostics } from './diagnostics.ts';

const facts = {
  versions: { tidings: '0.1.0', electron: '33.2.1', chrome: '130', node: '20.18.1' },
  system: 'linux 6.1 x64',
  isPackaged: true,
  counts: { Exchanges: 3, Environments: 1 },
  errors: [],
};

it('lists versions, system and counts, one per line', () => {
  expect(formatDiagnostics(facts)).toBe(
    'Tidings 0.1.0\nElectron 33.2.1, Chromium 130, Node.js 20.18.1\nlinux 6.1 x64\nExchanges: 3\nEnvironments: 1\n',
  );
});

it('shows that it runs from source, and which versions are unknown', () => {
  const text = formatDiagnostics({ ...facts, versions: {}, isPackaged: false });
  expect(text).toContain('Tidings ?, from source\nElectron ?,');
});

it('lists what failed at the end', () => {
  const text = formatDiagnostics({ ...facts, errors: ['Main failed: TypeError at services.js:1:2'] });
  expect(text).toMatch(/Environments: 1\nErrors in this session:\nMain failed: TypeError at services\.js:1:2\n$/);
});
