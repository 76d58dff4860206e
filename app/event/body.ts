import { z } from 'zod';
import { type Draft, type Property, rowsInUse } from './draft.ts';

/**
 * How properties and the customer key are written in the body. `array` is the form that every sibling endpoint documents;
 * `customer-key` is the array form with `customerKey` and `customerKeyName` in the place of `ck`.
 */
export const bodyFormSchema = z.enum(['array', 'object', 'customer-key']);

export type BodyForm = z.infer<typeof bodyFormSchema>;

/** What an environment says about bodies. */
export type BodyOptions = {
  readonly bodyForm: BodyForm;
  /** Sent as `customerKeyName` in the `customer-key` form. */
  readonly customerKeyName: string;
};

/**
 * Writes the JSON body of the request. The text is put together member by member, because an object of ours would
 * reorder property names that look like numbers. `uri` is passed apart: it may have lost its query to the request URL.
 */
export function formatBody(draft: Draft, uri: string, { bodyForm, customerKeyName }: BodyOptions): string {
  const members = [member('uri', uri)];
  const properties = rowsInUse(draft.properties);
  if (properties.length > 0) {
    const form = bodyForm === 'object' ? propertiesAsObject : propertiesAsArray;
    members.push(`"properties":${form(properties)}`);
  }
  if (draft.customerKey.trim() !== '') {
    if (bodyForm !== 'customer-key') members.push(member('ck', draft.customerKey));
    else members.push(member('customerKey', draft.customerKey), member('customerKeyName', customerKeyName));
  }
  for (const { name, json } of draft.extra) members.push(`${JSON.stringify(name)}:${json}`);
  return `{${members.join(',')}}`;
}

function propertiesAsArray(rows: readonly Property[]): string {
  return `[${rows.map((row) => `{${member('name', row.name)},"value":${jsonOf(row)}}`).join(',')}]`;
}

function propertiesAsObject(rows: readonly Property[]): string {
  return `{${rows.map((row) => `${JSON.stringify(row.name)}:${jsonOf(row)}`).join(',')}}`;
}

function jsonOf({ value, json }: Property): string {
  return json === true ? value : JSON.stringify(value);
}

function member(name: string, value: string): string {
  return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}
