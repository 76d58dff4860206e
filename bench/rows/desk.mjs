import { cp } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../program.mjs';
import { ms, report, reportAtMost } from '../table.mjs';

/**
 * Measures a long history that is worked off: filtered, grouped and judged, beside a plain scan of the same lines.
 * @param {import('../run.mjs').Work} work
 */
export async function deskRows({ folder, histories, size }) {
  const { full } = await histories();
  const own = path.join(folder, 'judged');
  await cp(full, own, { recursive: true });
  const { list, scan, verdict, run } = await runProgram('desk', [
    own,
    ...[size.searches, size.verdicts, size.warmUps].map(String),
  ]);
  const kept = size.kept.toLocaleString('en');
  reportAtMost(`filter and group ${kept} events, processor time beside a plain scan`, {
    ours: list.times,
    theirs: scan.times,
    bar: 10,
    format: ms,
  });
  report({
    what: `filter and group ${kept} events, processor time, p95`,
    figure: ms(list.p95Ms),
    bar: '<= 150 ms',
    met: list.p95Ms <= 150,
    samples: { lists: list.times },
  });
  reportAtMost(`one verdict among ${kept} events, saved and the list read again, beside a plain scan`, {
    ours: verdict.times,
    theirs: scan.times,
    bar: 40,
    format: ms,
  });
  report({
    what: `one verdict on the ${run.events.toLocaleString('en')} events of a run, processor time`,
    figure: ms(run.ms),
    bar: '<= 500 ms',
    met: run.ms <= 500,
    samples: { run: [run.ms] },
  });
}
