import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balances } from '#app/runs/ledger.ts';
import type { RunResult } from '#app/runs/result.ts';
import { verdictOf } from '#app/runs/verdict.ts';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { tagsOf } from '#app/testing/read-xml.ts';
import { writeReport } from '#app/testing/write-report.ts';
import { exitCodeOf, formatLedger } from './run-words.ts';

const fates = ['answered', 'unmet', 'failed', 'unknown', 'skipped', 'unsent'] as const;
type Fate = (typeof fates)[number];

const resultWith = (item: number, fate: Exclude<Fate, 'unsent'>): RunResult =>
  fate === 'unmet'
    ? makeRunResult(item, { state: 'failed', unmet: ['tid is missing'] })
    : makeRunResult(item, {
        state: fate,
        ...(fate === 'failed' && { outcome: 'server-error', status: 503, says: 'It is busy.' }),
        ...(fate === 'unknown' && { outcome: 'timed-out', status: null, says: 'It may have been received.' }),
        ...(fate === 'skipped' && { outcome: null, says: 'Left out by you.' }),
      });

function ended(list: readonly Fate[]) {
  const count = (...of: readonly Fate[]) => list.filter((fate) => of.includes(fate)).length;
  const ledger = {
    planned: list.length,
    answered: count('answered'),
    failed: count('failed', 'unmet'),
    unknown: count('unknown'),
    skipped: count('skipped'),
    unsent: count('unsent'),
  };
  const data = { name: 'c.csv', columns: ['customer'], rowCount: list.length };
  const run = makeRun({ data, ledger, unmet: count('unmet') });
  const results = list.flatMap((fate, item) => (fate === 'unsent' ? [] : [resultWith(item, fate)]));
  return { run, results };
}

const figure = (text: string, name: string) =>
  Number(new RegExp(`${name}\\s+([\\d,]+)`).exec(text)?.[1]?.replaceAll(',', ''));

it('shows the same verdict and figures in the window, HTML, JUnit, JSON and on the command line', () => {
  const anyRun = fc.array(fc.constantFrom(...fates), { minLength: 1, maxLength: 40 });
  const agree = fc.property(anyRun, (list) => {
    const { run, results } = ended(list);
    const { head, counts } = verdictOf(run);
    expect(balances(counts)).toBe(true);

    const html = writeReport('html', run, { results }).replace(/<style>.*?<\/style>/s, '');
    expect(html).toContain(`>${head}</p>`);
    const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    for (const [name, value] of [
      ['Answered', counts.answered],
      ['Failed', counts.failed],
      ['Unknown', counts.unknown],
      ['Skipped', counts.skipped],
      ['Unsent', counts.unsent],
    ] as const)
      expect(figure(text.slice(text.indexOf('Planned')), name)).toBe(value);

    const tags = tagsOf(writeReport('junit', run, { results }));
    const elements = (name: string) => tags.filter((tag) => tag.name === name).length;
    const [suite] = tags.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes);
    expect(suite).toMatchObject({
      tests: String(counts.planned),
      failures: String(counts.failed),
      errors: String(counts.unknown),
      skipped: String(counts.skipped + counts.unsent),
    });
    expect([elements('failure'), elements('error'), elements('skipped')]).toEqual([
      counts.failed,
      counts.unknown,
      counts.skipped + counts.unsent,
    ]);
    expect(tags.filter(({ attributes }) => attributes['value'] === head)).toHaveLength(1);

    expect(JSON.parse(writeReport('json', run, { results }))).toMatchObject({ verdict: head, ledger: counts });

    const told = formatLedger(run);
    expect(told).toContain(`\n${head}\n`);
    expect([figure(told, 'answered'), figure(told, 'failed'), figure(told, 'unsent')]).toEqual([
      counts.answered,
      counts.failed,
      counts.unsent,
    ]);
    expect(exitCodeOf(run, false)).toBe(counts.answered === counts.planned ? 0 : 1);
  });
  fc.assert(agree, { numRuns: 60 });
});
