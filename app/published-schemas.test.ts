import { expect, it } from 'vitest';
import { z } from 'zod';
import { practiceEventSchema } from '#app/practice/practice-event.ts';
import { scenarioSchema } from '#app/practice/scenario.ts';

/*
 * Other programs read what Tidings writes. These are the JSON Schemas that they can check it with, written from our own by
 * `npx vitest run app/published-schemas.test.ts --update`.
 */

const published = {
  'practice-event': practiceEventSchema,
  'practice-scenario': scenarioSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

it.each(Object.entries(published))('docs/schemas/%s.schema.json is that of the code', async (name, schema) => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  const written = JSON.stringify({ $schema, title: `Tidings: ${name.replaceAll('-', ' ')}`, ...rest }, null, 2);
  await expect(`${written}\n`).toMatchFileSnapshot(`../docs/schemas/${name}.schema.json`);
});
