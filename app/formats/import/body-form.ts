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

/** How a body is written, as an environment says it; null where the body has nothing that shows it. */
export function formOf(text: string): BodyOptions | null {
  const json = readJson(hideBareTokens(text));
  const { data: body } = bodySchema.safeParse(json.ok ? json.value : null);
  if (body === undefined) return null;
  const { properties, ck, customerKey, customerKeyName } = body;
  if (properties !== undefined && !Array.isArray(properties)) return { bodyForm: 'object', customerKeyName: '' };
  if (customerKey !== undefined) return { bodyForm: 'customer-key', customerKeyName };
  return properties === undefined && ck === undefined ? null : { bodyForm: 'array', customerKeyName: '' };
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
