import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { isProgram, projectRoot } from './project.mjs';
import { run, toolPath } from './run.mjs';
import { endOnSignals } from './signals.mjs';

/** The tests that try spoilt inputs, and how many of each kind are tried here. `npm test` tries some of them. */
const tests = [
  'app/formats/import/mutated-inputs.test.ts',
  'main/runs/data/xlsx/mutated-workbooks.test.ts',
  'main/ipc/hostile-inputs.test.ts',
];
const count = process.env['TIDINGS_FUZZ_COUNT'] ?? '10000';

if (isProgram(import.meta.url)) {
  endOnSignals();
  await runProgram(async () => {
    await ensureDependencies({ log: console.log });
    // Ten thousand inputs of a kind take minutes, on a machine with other work too.
    const args = [toolPath('vitest', 'vitest'), 'run', '--maxWorkers=1', '--testTimeout=1800000', ...tests];
    return run(process.execPath, args, { cwd: projectRoot, env: { ...process.env, TIDINGS_FUZZ_COUNT: count } });
  });
}
