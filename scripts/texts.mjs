import { runProgram } from './failure.mjs';
import { isProgram, projectRoot } from './project.mjs';
import { findProblems, readTextSources } from './texts/find-problems.mjs';

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    const problems = findProblems(projectRoot, readTextSources(projectRoot));
    for (const { message } of problems) console.log(message);
    return problems.length === 0 ? 0 : 1;
  });
}
