import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { drawImports, importsPage } from './import-diagram.mjs';

it('docs/imports.md shows the current imports (npm run diagram updates it)', async () => {
  expect(await readFile(importsPage, 'utf8')).toBe(await drawImports());
});
