import fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = Readonly<z.core.JSONSchema.BaseSchema>;

/** Strings that someone would try who wants out of the folder, into a prototype, or through a check. */
export const nastyTexts = [
  '',
  '.',
  '..',
  '../outside/secret.txt',
  '../../../../../../etc/passwd',
  '..\\outside\\secret.txt',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '/dev/zero',
  '__proto__',
  'constructor',
  'toString',
  'a\0b',
  'practice',
  '\u202Egnp.exe',
  '\uD800',
  '{{$now +99999999999d}}',
  'x'.repeat(5_000),
] as const;

const text = fc.oneof(fc.string(), fc.constantFrom(...nastyTexts));

/** Any value that could come through the bridge. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  text,
  fc.jsonValue().map((value) => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`)),
);

/** Inputs that match a call's JSON Schema; the call may still refuse some. */
export function arbitraryInput(schema: z.ZodType): fc.Arbitrary<unknown> {
  const whole: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return arbitraryOf(whole, whole, 0);
}

function arbitraryOf(schema: JsonSchema | boolean, whole: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.jsonValue();
  const inner = (child: JsonSchema | boolean) => arbitraryOf(child, whole, depth + 1);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = schema.$ref === '#' ? whole : whole.$defs?.[name];
    return found === undefined || depth > 12 ? fc.constant(null) : inner(found);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  switch (schema.type) {
    case 'object':
      return arbitraryObject(schema, inner);
    case 'array':
      return depth > 12 ? fc.constant([]) : fc.array(inner(itemsOf(schema)), { maxLength: 3 });
    case 'string':
      return arbitraryText(schema);
    case 'integer':
      return fc.integer({ min: bound(schema.minimum, -5), max: bound(schema.maximum, 2_000_000) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function arbitraryObject(
  schema: JsonSchema,
  inner: (child: JsonSchema | boolean) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const members = Object.entries(schema.properties ?? {}).map(([name, child]) => [name, inner(child)] as const);
  if (members.length === 0 && typeof schema.additionalProperties === 'object') {
    return fc.dictionary(text, inner(schema.additionalProperties), { maxKeys: 3 });
  }
  return fc.record(Object.fromEntries(members), { requiredKeys: schema.required ?? [] });
}

function itemsOf({ items }: JsonSchema): JsonSchema | boolean {
  return items === undefined || Array.isArray(items) ? true : items;
}

function arbitraryText({ format, maxLength }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  return maxLength === undefined ? text : text.map((value) => value.slice(0, maxLength));
}

function bound(limit: number | undefined, usual: number): number {
  return limit === undefined || !Number.isSafeInteger(limit) ? usual : Math.max(-5, Math.min(limit, 2_000_000));
}
