import { ensureDependencies } from './dependencies.mjs';
import { runProgram } from './failure.mjs';
import { readKnown, uncheckedOf, withoutGone, writeKnown } from './patterns/known.mjs';
import { loadRecheck } from './patterns/recheck.mjs';
import { isProgram, projectRoot } from './project.mjs';

/** How long one pattern may be looked at. */
const timeoutMs = 30_000;

/** @param {import('./patterns/recheck.mjs').Diagnosis} diagnosis */
function describe({ status, complexity, attack, error }) {
  if (status === 'vulnerable')
    return `${complexity?.summary ?? 'slow'}, for example for ${attack?.pattern ?? 'some text'}`;
  return `not known (${error?.kind ?? 'no reason given'})`;
}

// Checks the new patterns, adds those that are linear to the list, and removes those that are gone from it.
if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    await ensureDependencies({ log: console.log });
    const { findPatterns } = await import('./patterns/find-patterns.mjs');
    const patterns = findPatterns(projectRoot);
    const known = withoutGone(patterns, readKnown());
    const unchecked = uncheckedOf(patterns, known);
    const linear = [...known.linear];
    const open = [];
    if (unchecked.length > 0) {
      const check = await loadRecheck(console.log);
      for (const [written, { source, flags, where }] of unchecked) {
        const diagnosis = check(source, flags, { timeout: timeoutMs });
        if (diagnosis.status === 'safe') linear.push(written);
        else open.push(`${where}: ${written}: ${describe(diagnosis)}`);
      }
    }
    writeKnown({ ...known, linear });
    for (const line of open) console.log(line);
    if (open.length === 0) return 0;
    console.log(
      'Write these patterns so that no text can be divided among their parts in several ways, or read the text in a loop. If one is linear all the same, add it to "reasoned" in scripts/patterns/known.json, with the reason.',
    );
    return 1;
  });
}
