import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { expect, it } from 'vitest';
import { splitPem, systemAuthorities } from './system-authorities.ts';

const [first = '', second = ''] = rootCertificates;
const folder = mkdtempSync(join(tmpdir(), 'tidings-authorities-'));
const bundle = join(folder, 'bundle.crt');
writeFileSync(bundle, `# First\n${first}\n\n# Second\n${second}\n`);

it('are those that Node reads from the system, where it can', () => {
  const asked: unknown[] = [];
  const ask = (kind: unknown) => {
    asked.push(kind);
    return [first];
  };
  expect(systemAuthorities({ ask, files: [bundle] })).toEqual([first]);
  expect(asked).toEqual(['system']);
});

it('are those of the first bundle file that is there, where Node cannot', () => {
  const files = [join(folder, 'none.crt'), bundle];
  expect(systemAuthorities({ ask: undefined, files })).toEqual([first, second]);
});

it('are none where neither is available', () => {
  expect(systemAuthorities({ ask: () => null, files: [bundle] })).toEqual([]);
  expect(systemAuthorities({ ask: undefined, files: [] })).toEqual([]);
});

it('are read from this system too, each a whole certificate', () => {
  for (const pem of systemAuthorities()) expect(splitPem(pem)).toHaveLength(1);
});
