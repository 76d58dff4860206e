import { readFileSync, writeFileSync } from 'node:fs';
import { runProgram } from './failure.mjs';
import { fromRoot, isProgram, projectRoot } from './project.mjs';
import { findProblems, readTextSources } from './texts/find-problems.mjs';
import { compareWithKnown, shrinkKnown } from './texts/known.mjs';

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    const problems = findProblems(projectRoot, readTextSources(projectRoot));
    const list = fromRoot('scripts', 'texts', 'known.json');
    let known = JSON.parse(readFileSync(list, 'utf8'));
    if (process.argv.includes('--shrink')) {
      known = shrinkKnown(problems, known);
      writeFileSync(list, `${JSON.stringify(known, null, 2)}\n`);
    }
    const found = compareWithKnown(problems, known);
    for (const line of found) console.log(line);
    return found.length === 0 ? 0 : 1;
  });
}
