import { isJson } from '#app/text/json.ts';
import type { Property } from './draft.ts';

/**
 * The properties with another value for one of them, in its place; a new one comes last. Where the property was a JSON
 * value, such as a number, it stays one.
 * @param value the value as a text, and as a JSON value; `isJson` says which is meant, whatever it was before
 */
export function setProperty(
  properties: readonly Property[],
  name: string,
  value: { readonly text: string; readonly json: string; readonly isJson?: boolean | undefined },
): readonly Property[] {
  const at = properties.findIndex((property) => property.enabled && property.name === name);
  const property: Property =
    (value.isJson ?? properties[at]?.json === true)
      ? { enabled: true, name, value: value.json, json: true }
      : { enabled: true, name, value: value.text };
  return at === -1 ? [...properties, property] : properties.with(at, property);
}

/** A typed value as a JSON value: as is where it is one, else as a text in quotes. */
export function toJsonValue(text: string): string {
  return isJson(text) ? text.trim() : JSON.stringify(text);
}
