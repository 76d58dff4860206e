import { readFileSync, writeFileSync } from 'node:fs';
import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { findTooLarge } from './sizes/find-too-large.mjs';
import { compareWithKnown, shrinkKnown } from './sizes/known.mjs';
import { readEntries, readSources } from './sizes/sources.mjs';
import { drawTable } from './sizes/table.mjs';

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    await ensureDependencies({ log: console.log });
    const { measure } = await import('./sizes/measure.mjs');
    const files = measure(projectRoot, readSources(projectRoot));
    for (const line of drawTable(files)) console.log(line);
    const found = findTooLarge(files, readEntries(projectRoot));
    const list = fromRoot('scripts', 'sizes', 'known.json');
    let known = JSON.parse(readFileSync(list, 'utf8'));
    if (process.argv.includes('--shrink')) {
      known = shrinkKnown(found, known);
      writeFileSync(list, `${JSON.stringify(known, null, 2)}\n`);
    }
    const problems = compareWithKnown(found, known);
    for (const line of problems) console.log(line);
    return problems.length === 0 ? 0 : 1;
  });
}
