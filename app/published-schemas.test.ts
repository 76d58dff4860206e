import { readFileSync } from 'node:fs';
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

/** Of a client certificate, which a file has none of. */
const neverInFiles = ['subject', 'issuer', 'validUntil'];

it('the page on the workspace file names each member and each kind that its schema has', () => {
  const page = readFileSync('docs/workspace-file.md', 'utf8').replaceAll('"', '');
  const names = new Set(namesIn(z.toJSONSchema(workspaceFileSchema, { io: 'input' })));
  expect([...names].filter((name) => !page.includes(`\`${name}\``) && !neverInFiles.includes(name))).toEqual([]);
});

/** The names of the members in a schema, and the kinds that objects can be of. */
function namesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'const') return [String(value)];
    // A member may itself be called `properties`.
    const isOfObject = key === 'properties' && 'type' in schema && schema.type === 'object';
    if (!isOfObject || typeof value !== 'object' || value === null) return namesIn(value);
    return [...Object.keys(value), ...namesIn(Object.values(value))];
  });
}
