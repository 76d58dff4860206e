import { z } from 'zod';

// Nothing here recurses and nearly everything may be missing or odd: what is odd is read as missing.
const list = z.array(z.unknown()).catch([]);
const text = z.string().catch('');
const anything = z.unknown().optional();

/** Numbers and yes-or-no values are written as text; null where there is no value to write. */
const scalar = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String), z.null().transform(() => '')])
  .nullable()
  .catch(null);

/** A header, a query parameter or a variable. */
export const pairSchema = z.object({
  key: z.string().optional().catch(undefined),
  /** Where older exports have the name of a variable. */
  id: z.string().optional().catch(undefined),
  value: scalar,
  disabled: z.boolean().catch(false),
  enabled: z.boolean().catch(true),
  /** `secret` for what is hidden in Postman; its value may not be in the file. */
  type: text,
});

export const urlSchema = z.object({
  raw: text,
  protocol: text,
  auth: z.object({ user: text, password: text }).nullable().catch(null),
  host: z.union([z.string(), z.array(anything)]).catch(''),
  port: scalar,
  path: z.union([z.string(), z.array(anything)]).catch(''),
  query: list,
  hash: text,
  variable: list,
});

export const requestSchema = z.object({
  method: z.string().catch('GET'),
  url: anything,
  header: z.union([z.string(), z.array(anything)]).catch([]),
  body: z
    .object({ mode: text, raw: text, disabled: z.boolean().catch(false) })
    .nullable()
    .catch(null),
  auth: anything,
  description: anything,
});

export const itemSchema = z.object({
  name: text,
  item: z.array(anything).optional().catch(undefined),
  request: anything,
  response: list,
  event: list,
  auth: anything,
  description: anything,
  variable: list,
});

export const collectionSchema = z.object({
  info: z.object({ name: text, description: anything }),
  item: z.array(anything),
  event: list,
  auth: anything,
  variable: list,
});

export const environmentSchema = z.object({
  name: text,
  values: z.array(anything),
  _postman_variable_scope: text,
});

/** The export of the first Postman, which no tool has written since 2018. */
export const firstCollectionSchema = z.object({ requests: z.array(anything), order: z.array(anything) });

/** What Postman's API, its data dump and other tools wrap around collections and environments. */
export const wrapperSchema = z.object({
  collection: z.looseObject({}).optional().catch(undefined),
  environment: z.looseObject({}).optional().catch(undefined),
  collections: list,
  environments: list,
  globals: list,
});

export const scriptSchema = z.object({
  script: z.object({ exec: z.union([z.string(), z.array(z.string()).transform((lines) => lines.join('\n'))]) }),
});

export const authSchema = z.object({ type: z.string() });

export const descriptionSchema = z.union([z.string(), z.object({ content: z.string() }).transform((it) => it.content)]);

export type PostmanPair = z.infer<typeof pairSchema>;
export type PostmanUrl = z.infer<typeof urlSchema>;
