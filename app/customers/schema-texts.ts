import { z } from 'zod';
import { type FieldKind, kindOfField, type TextKind } from './field-kinds.ts';

/** Where the texts of a value of a schema are. */
export type TextNode =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly field: TextKind }
  | { readonly kind: 'list'; readonly item: TextNode }
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, TextNode> }
  | { readonly kind: 'record'; readonly names: FieldKind; readonly value: TextNode }
  /** A value of which the schema says nothing: its fields go by their names. */
  | { readonly kind: 'by-name'; readonly field: FieldKind };

const nothing: TextNode = { kind: 'nothing' };
export const byName: TextNode = { kind: 'by-name', field: 'prose' };
const known = new WeakMap<z.ZodType, Map<string, TextNode>>();

/** Where the texts are in the values of a schema, each by the name of its field. */
export function textsOf(schema: z.ZodType, field = ''): TextNode {
  const fields = known.get(schema) ?? new Map<string, TextNode>();
  known.set(schema, fields);
  const found = fields.get(field) ?? readSchema(schema, field);
  fields.set(field, found);
  return found;
}

/** The fields of a schema that hold free text, by their paths, with what is known of each. */
export function freeTextFields(schema: z.ZodType): readonly (readonly [path: string, kind: FieldKind | null])[] {
  const fields: (readonly [string, FieldKind | null])[] = [];
  const visit = (one: z.ZodType, path: string, field: string) => {
    if (isFreeText(one)) fields.push([path, kindOfField(field)]);
    for (const [name, part] of partsOf(one)) visit(part, name === '' ? path : `${path}.${name}`, name || field);
  };
  visit(schema, '', '');
  return fields;
}

function readSchema(schema: z.ZodType, field: string): TextNode {
  if (isFreeText(schema)) {
    return { kind: 'text', field: kindOfField(field) ?? 'prose' };
  }
  if (schema instanceof z.ZodObject)
    return {
      kind: 'members',
      members: new Map(partsOf(schema).map(([name, part]) => [name, textsOf(part, name)])),
    };
  if (schema instanceof z.ZodArray) return { kind: 'list', item: textsOf(innerOf(schema.element), field) };
  if (schema instanceof z.ZodRecord)
    return { kind: 'record', names: 'name', value: textsOf(innerOf(schema.valueType), field) };
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny)
    return { kind: 'by-name', field: kindOfField(field) ?? 'prose' };
  return partsOf(schema).reduce<TextNode>((node, [, part]) => merged(node, textsOf(part, field)), nothing);
}

/** A string of any form: not one of a list, no date, no identifier by its format. */
function isFreeText(schema: z.ZodType): boolean {
  return schema instanceof z.ZodString && schema.format === null;
}

function partsOf(schema: z.ZodType): readonly (readonly [name: string, part: z.ZodType])[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).map(([name, part]) => [name, innerOf(part)] as const);
  if (schema instanceof z.ZodArray) return [['', innerOf(schema.element)]];
  if (schema instanceof z.ZodRecord) return [['', innerOf(schema.valueType)]];
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => ['', innerOf(option)] as const);
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => ['', innerOf(item)] as const);
  if (schema instanceof z.ZodPipe) return [['', innerOf(schema.out)]];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodCatch
  )
    return [['', innerOf(schema.unwrap())]];
  return [];
}

function innerOf(part: unknown): z.ZodType {
  if (part instanceof z.ZodType) return part;
  throw new Error('A part of a schema isn’t a schema.');
}

/** What either of two schemas may hold. */
function merged(one: TextNode, other: TextNode): TextNode {
  if (one.kind === 'nothing') return other;
  if (other.kind === 'nothing') return one;
  if (one.kind === 'members' && other.kind === 'members') {
    const members = new Map(one.members);
    for (const [name, node] of other.members) members.set(name, merged(members.get(name) ?? nothing, node));
    return { kind: 'members', members };
  }
  if (one.kind === 'list' && other.kind === 'list') return { kind: 'list', item: merged(one.item, other.item) };
  return one;
}
