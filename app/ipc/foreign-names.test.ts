import { expect, it } from 'vitest';
import { z } from 'zod';
import { type TextNode, textsOf } from '#app/customers/schema-texts.ts';
import { namedValues } from '#app/named-values.ts';
import { calls } from './contract.ts';
import { jsonText } from './json-text.ts';
import { pushes } from './pushes.ts';

/** Where a value has members whose names a person or a file gave, by the path to it. */
function foreignNames(node: TextNode, path: string): readonly string[] {
  switch (node.kind) {
    case 'record':
    case 'by-name':
      return [path];
    case 'list':
      return foreignNames(node.item, path);
    case 'members':
      return [...node.members].flatMap(([name, member]) => foreignNames(member, `${path}.${name}`));
    default:
      return [];
  }
}

/** What crosses the bridge as an object. A JSON text crosses it as a text, whatever it says. */
function onTheWay(schema: z.ZodType): TextNode {
  return textsOf(schema instanceof z.ZodPipe && schema.in instanceof z.ZodType ? schema.in : schema);
}

const foreign = (schema: z.ZodType, path: string) => foreignNames(onTheWay(schema), path);

it('no object crosses the bridge with names that others gave: it would lose `__proto__`', () => {
  const inCalls = Object.entries(calls).flatMap(([name, schemas]) => [
    ...foreign(schemas().input, `${name} input`),
    ...foreign(schemas().output, `${name} output`),
  ]);
  const inPushes = Object.entries(pushes).flatMap(([name, schema]) => foreign(schema, name));
  expect([...inCalls, ...inPushes]).toEqual([]);
});

it('finds such an object wherever it is', () => {
  const answers = namedValues(z.string());
  expect(foreign(z.object({ run: z.object({ answers }).nullable() }), 'a')).toEqual(['a.run.answers']);
  expect(foreign(z.array(z.object({ any: z.unknown() })).readonly(), 'b')).toEqual(['b.any']);
  expect(foreign(jsonText(z.object({ answers })), 'c')).toEqual([]);
});
