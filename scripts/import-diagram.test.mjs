import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withDiagram } from './import-diagram.mjs';

it('ARCHITECTURE.md shows the imports of today (npm run diagram draws them anew)', async () => {
  const text = await readFile(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
  expect(await withDiagram(text)).toBe(text);
});
