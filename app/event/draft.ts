import { z } from 'zod';

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

/** Where the URI parameters travel: in the query of the event's own uri, or in the query of the request URL. */
export const parametersOnSchema = z.enum(['event-uri', 'request-url']);

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
  properties: z.array(rowSchema).readonly(),
  customerKey: z.string(),
  tid: z.string(),
});

export type Row = Readonly<z.infer<typeof rowSchema>>;
export type Parameter = Readonly<z.infer<typeof parameterSchema>>;
export type ParametersOn = z.infer<typeof parametersOnSchema>;
export type Draft = Readonly<z.infer<typeof draftSchema>>;

/** A draft with nothing in it. */
export const blankDraft: Draft = {
  uri: '',
  parametersOn: 'event-uri',
  parameters: [],
  properties: [],
  customerKey: '',
  tid: '',
};

/** The rows of a table that take part in the request: switched on, and not wholly blank. */
export function rowsInUse<R extends Row>(rows: readonly R[]): readonly R[] {
  return rows.filter((row) => row.enabled && (row.name !== '' || row.value !== ''));
}
