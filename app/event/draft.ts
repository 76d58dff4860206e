import { z } from 'zod';
import { expectationSchema } from './expectation.ts';

/** One line of a name-and-value table. A switched-off row is kept in the draft and left out of the request. */
export const rowSchema = z.object({
  enabled: z.boolean(),
  name: z.string(),
  value: z.string(),
});

/**
 * One line of the URI parameters. `name` and `value` are the raw text between `&` and `=`, percent-encoding included.
 * `bare` marks a part without `=` (`?k`, or the empty part of `a&&b`), so that the text is rebuilt as it was typed.
 */
export const parameterSchema = rowSchema.extend({ bare: z.boolean() });

/** One property. With `json` set, `value` is a JSON value as it was written (`12.50`, `true`, `{"a":1}`), not a text. */
export const propertySchema = rowSchema.extend({ json: z.boolean().optional() });

/** A member of the body that this API does not know, its value as it was written. */
export const extraMemberSchema = z.object({ name: z.string(), json: z.string() });

/** Where the URI parameters travel: in the query of the event's own uri, or in the query of the request URL. */
export const parametersOnSchema = z.enum(['event-uri', 'request-url']);

/** How an event is sent: as JSON to `/events`, or as MXO's tracking pixel, a GET of an image with the URI in its address. */
export const sendAsSchema = z.enum(['event', 'pixel']);

/**
 * What a person composes, before an environment turns it into a request.
 *
 * While `parametersOn` is `event-uri`, the switched-on parameters and the query of `uri` are the same text: change either
 * only through `parameters.ts`, which keeps them in step.
 */
export const draftSchema = z.object({
  uri: z.string(),
  parametersOn: parametersOnSchema,
  parameters: z.array(parameterSchema).readonly(),
  properties: z.array(propertySchema).readonly(),
  customerKey: z.string(),
  tid: z.string(),
  /** Members of the body besides those above. They are kept and sent. */
  extra: z.array(extraMemberSchema).readonly().default([]),
  /** The text of the JSON tab while it isn't a valid body; null when it is. */
  unreadBody: z.string().nullable().default(null),
  /** The template whose form shows this draft; null when there is none. */
  templateId: z.string().nullable().default(null),
  /** What its answer is expected to be. It is not part of the request. */
  expectations: z.array(expectationSchema).readonly().default([]),
  sendAs: sendAsSchema.default('event'),
});

export type Row = Readonly<z.infer<typeof rowSchema>>;
export type Property = Readonly<z.infer<typeof propertySchema>>;
export type ExtraMember = Readonly<z.infer<typeof extraMemberSchema>>;
export type Parameter = Readonly<z.infer<typeof parameterSchema>>;
export type ParametersOn = z.infer<typeof parametersOnSchema>;
export type SendAs = z.infer<typeof sendAsSchema>;
export type Draft = Readonly<z.infer<typeof draftSchema>>;

/** A draft with nothing in it. */
export const blankDraft: Draft = {
  uri: '',
  parametersOn: 'event-uri',
  parameters: [],
  properties: [],
  customerKey: '',
  tid: '',
  extra: [],
  unreadBody: null,
  templateId: null,
  expectations: [],
  sendAs: 'event',
};

/**
 * The draft without what isn't sent of it: a tracking pixel has no place for other members of the body, and how it would
 * take a TID is not documented.
 */
export function withoutUnsent(draft: Draft): Draft {
  const { sendAs, tid, extra } = draft;
  return sendAs === 'pixel' && (tid !== '' || extra.length > 0) ? { ...draft, tid: '', extra: [] } : draft;
}

/** The rows of a table that take part in the request: switched on, and not wholly blank. */
export function rowsInUse<R extends Row>(rows: readonly R[]): readonly R[] {
  return rows.filter((row) => row.enabled && (row.name !== '' || row.value !== ''));
}
