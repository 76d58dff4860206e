import { z } from 'zod';
import { extraMemberSchema, parametersOnSchema, sendAsSchema } from '#app/event/draft.ts';

export const channels = ['Web', 'Mobile', 'Assisted', 'Social', 'Physical', 'Outbound'] as const;

/** Which of several of one name is meant, from 0; the first that is switched on where it is not said. */
const nth = z.number().int().min(0).optional();

/** Where a field's value goes in the event. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer-key') }),
  z.object({ kind: z.literal('parameter'), name: z.string(), nth }),
  z.object({ kind: z.literal('property'), name: z.string(), nth }),
]);

export const fieldTypes = ['text', 'number', 'choice', 'date', 'yes-no'] as const;

/** One question of a form, in plain words. */
export const templateFieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  type: z.enum(fieldTypes),
  /** What a choice offers; empty for the other types. */
  choices: z.array(z.string()).readonly(),
  example: z.string(),
  help: z.string(),
  required: z.boolean(),
  /** What a new event starts with. */
  initial: z.string(),
  /** The answer is a JSON value such as `12.50` or `true`, and no text, where it can be read as one. */
  json: z.boolean().optional(),
  /** An empty answer is sent as an empty value, and not left out. */
  sendsEmpty: z.boolean().optional(),
  target: targetSchema,
});

/** A form for one use case: it makes an event out of plain answers. Data only, so that people can share it. */
export const templateSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  title: z.string(),
  /** One sentence on when to use it. */
  when: z.string(),
  channel: z.enum(channels),
  /** The uri that a new event starts with; what the fields add comes after it. */
  uri: z.string(),
  /** The parameters of a new event as they were written, and where they go. Those that no field is for are left out. */
  start: z.object({ query: z.string().nullable(), on: parametersOnSchema }).optional(),
  /** Members of the body besides those that this API knows. */
  extra: z.array(extraMemberSchema).readonly().optional(),
  /** How a new event is sent; absent where that is as an event. */
  sendAs: sendAsSchema.optional(),
  fields: z.array(templateFieldSchema).readonly(),
  /** What MXO will receive, as a sentence with `{field id}` in it; empty for a plain list. */
  story: z.string(),
  deletedAt: z.iso.datetime().nullable().default(null),
});

export type FieldType = (typeof fieldTypes)[number];
export type Target = Readonly<z.infer<typeof targetSchema>>;
export type TemplateField = Readonly<z.infer<typeof templateFieldSchema>>;
export type Template = Readonly<z.infer<typeof templateSchema>>;

export const yesAndNo = { yes: 'true', no: 'false' } as const;
