import { z } from 'zod';
import type { BodyOptions } from '#app/event/body.ts';
import { hideBareTokens } from '#app/event/json-tokens.ts';
import { namedValues } from '#app/named-values.ts';
import { readJson } from './json-text.ts';

const bodySchema = z.object({
  properties: z.union([z.array(z.unknown()), namedValues(z.unknown())]).optional(),
  ck: z.string().optional(),
  customerKey: z.string().optional(),
  customerKeyName: z.string().catch(''),
});

/** How a body is written, and what of that an environment can't say. */
export type FormReading = {
  /** Null where the body has nothing that shows it. */
  readonly form: BodyOptions | null;
  /** In words; null where an environment can say all of it. */
  readonly lost: string | null;
};

/** Reads how a body is written. */
export function readForm(text: string): FormReading {
  const json = readJson(hideBareTokens(text));
  const { data: body } = bodySchema.safeParse(json.ok ? json.value : null);
  if (body === undefined) return { form: null, lost: null };
  const { properties, ck, customerKey, customerKeyName } = body;
  const isObject = properties !== undefined && !Array.isArray(properties);
  if (customerKey !== undefined && !isObject)
    return { form: { bodyForm: 'customer-key', customerKeyName }, lost: null };
  const written = `customerKey${customerKeyName === '' ? '' : ` (${customerKeyName})`}`;
  const lost =
    customerKey !== undefined
      ? `Its properties are an object, so its customer will be sent as ck and not as ${written}.`
      : customerKeyName === ''
        ? null
        : `Its customerKeyName “${customerKeyName}” isn’t imported, as it has no customerKey.`;
  if (isObject) return { form: { bodyForm: 'object', customerKeyName: '' }, lost };
  const isSilent = properties === undefined && ck === undefined;
  return { form: isSilent ? null : { bodyForm: 'array', customerKeyName: '' }, lost };
}

/** A way to write a body, in words. */
export function describeForm({ bodyForm, customerKeyName }: BodyOptions): string {
  switch (bodyForm) {
    case 'object':
      return 'properties as an object';
    case 'customer-key':
      return `the customer as customerKey${customerKeyName === '' ? '' : ` (${customerKeyName})`}`;
    case 'array':
      return 'properties as an array and the customer as ck';
  }
}

/** Whether two environments write bodies alike. */
export function isSameForm(one: BodyOptions, other: BodyOptions): boolean {
  return (
    one.bodyForm === other.bodyForm &&
    (one.bodyForm !== 'customer-key' || one.customerKeyName === other.customerKeyName)
  );
}
