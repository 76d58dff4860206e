import { expect, it } from 'vitest';
import { z } from 'zod';
import { workspaceFileSchema } from '#app/library/whole-workspace-file.ts';
import { practiceEventSchema } from '#app/practice/practice-event.ts';
import { scenarioSchema } from '#app/practice/scenario.ts';
import { runReportSchema } from '#app/runs/report/report-schema.ts';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { writeReport } from '#app/testing/write-report.ts';

/*
 * Other programs read what Tidings writes. These are the JSON Schemas that they can check it with, written from our own by
 * `npx vitest run app/published-schemas.test.ts --update`.
 */

const published = {
  'practice-event': practiceEventSchema,
  'practice-scenario': scenarioSchema,
  'run-report': runReportSchema,
  workspace: workspaceFileSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

it.each(Object.entries(published))('docs/schemas/%s.schema.json is that of the code', async (name, schema) => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  const written = JSON.stringify({ $schema, title: `Tidings: ${name.replaceAll('-', ' ')}`, ...rest }, null, 2);
  await expect(`${written}\n`).toMatchFileSnapshot(`../docs/schemas/${name}.schema.json`);
});

it('a run report is what its schema says, and has nothing more', () => {
  const data = { name: 'c.csv', columns: ['customer'], rowCount: 2 };
  const run = makeRun({ data, expectations: [{ kind: 'http-status', equals: 200 }] });
  const report: unknown = JSON.parse(
    writeReport('json', run, { rows: [['ada'], ['bob']], results: [makeRunResult(0)] }),
  );
  expect(runReportSchema.safeParse(report).error?.issues).toBeUndefined();
});

it('a report of a run without data is what the schema says, too', () => {
  const report: unknown = JSON.parse(writeReport('json', makeRun({ data: null }), { results: [makeRunResult(0)] }));
  expect(report).toMatchObject({ items: [{ row: null, cells: null }] });
  expect(runReportSchema.safeParse(report).error?.issues).toBeUndefined();
});
