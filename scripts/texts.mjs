import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { isProgram, projectRoot } from './project.mjs';

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    await ensureDependencies({ log: console.log });
    const { findProblems, readTextSources } = await import('./texts/find-problems.mjs');
    const problems = findProblems(projectRoot, readTextSources(projectRoot));
    for (const { message } of problems) console.log(message);
    return problems.length === 0 ? 0 : 1;
  });
}
