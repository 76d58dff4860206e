import { runProgram } from '../failure.mjs';
import { isProgram, projectRoot } from '../project.mjs';
import { findPatterns } from './find-patterns.mjs';
import { readKnown, uncheckedOf } from './known.mjs';

// A part of `npm run check`: it only compares, since checking all patterns takes minutes.
if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    const unchecked = uncheckedOf(findPatterns(projectRoot), readKnown());
    for (const [written, { where }] of unchecked) console.log(`${where}: ${written}`);
    if (unchecked.length === 0) return 0;
    console.log(
      'These patterns are new. Run npm run patterns, which checks that their time grows no faster than the text.',
    );
    return 1;
  });
}
