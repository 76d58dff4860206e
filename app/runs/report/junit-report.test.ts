import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { tagsOf } from '#app/testing/read-xml.ts';
import { writeReport } from '#app/testing/write-report.ts';

const data = { name: 'c.csv', columns: ['customer'], rowCount: 6 };
const ledger = { planned: 6, answered: 2, failed: 1, unknown: 1, skipped: 1, unsent: 1 };
const results = [
  makeRunResult(0),
  makeRunResult(1, { unmet: ['tid is missing', 'statusCode is 400, expected 200'] }),
  makeRunResult(2, { state: 'failed', outcome: 'server-error', status: 503, says: 'Busy <now>.', answer: ']]>' }),
  makeRunResult(3, { state: 'unknown', outcome: 'timed-out', status: null, says: 'MXO may have it.' }),
  makeRunResult(4, { state: 'skipped', outcome: null, ms: null, says: 'Its row wasn’t selected.' }),
];

it('counts as the ledger does, and names what is wrong', () => {
  const xml = writeReport('junit', makeRun({ data, ledger }), { results });
  const tags = tagsOf(xml);
  const found = (name: string) => tags.filter((tag) => tag.name === name).map(({ attributes }) => attributes);
  expect(found('testsuite')).toMatchObject([{ tests: '6', failures: '2', errors: '1', skipped: '2', time: '4.500' }]);
  expect(found('testcase').map(({ name }) => name)).toEqual([
    ...[0, 1, 2, 3, 4].map((row) => `Interest in Spring, ada${row}@example.com`),
    'Row 6: Interest in Spring',
  ]);
  expect(found('failure')).toEqual([
    { type: 'not as expected', message: 'tid is missing; statusCode is 400, expected 200' },
    { type: 'server-error', message: 'Server error: Busy <now>.' },
  ]);
  expect(found('error')).toEqual([{ type: 'timed-out', message: 'Timed out: MXO may have it.' }]);
  expect(found('skipped')).toEqual([{ message: 'Its row wasn’t selected.' }, { message: 'Not sent' }]);
  expect(xml).toContain('HTTP 503\n]]&gt;');
});

it('is well formed whatever anybody says', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\0', '\u001b', '\uD800', '\uFFFE', '\r', 'a') }),
  );
  const isWellFormed = fc.property(text, text, text, (name, says, answer) => {
    const run = makeRun({
      name,
      data: { ...data, name: says },
      requests: [{ id: 'q', name, cast: null, draft: makeRun().requests[0]?.draft ?? expect.unreachable() }],
    });
    const told = [makeRunResult(0, { state: 'failed', says, answer, customerKey: name, unmet: [says, answer] })];
    expect(tagsOf(writeReport('junit', run, { results: told })).filter(({ name }) => name === 'testcase').length).toBe(
      6,
    );
  });
  fc.assert(isWellFormed, { numRuns: 200 });
});
