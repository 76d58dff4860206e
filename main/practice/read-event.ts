import { isJson } from '#app/text/json.ts';
import { jsonElements, jsonMembers, readText } from '#app/text/json-path.ts';

type Property = { readonly name: string; readonly value: string };

export type EventReading =
  | {
      readonly ok: true;
      readonly uri: string;
      readonly customerKey: string;
      readonly properties: readonly Property[];
    }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the body of an event. MXO's pages don't say which values a property can have, so each is taken: text as what it
 * says, any other value as it is written, digit by digit.
 */
export function readEvent(body: string): EventReading {
  if (!isJson(body)) return no('The body is not valid JSON.');
  const members = jsonMembers(body.trim());
  if (members === null) return no('The body must be a JSON object.');
  const uri = readText(members.get('uri') ?? '');
  if (uri === null || uri === '') return no('The body needs a uri, which is text.');
  const keyName = members.has('ck') ? 'ck' : 'customerKey';
  const key = members.get(keyName) ?? '""';
  // A number is taken, because spreadsheets and scripts write customer numbers so.
  if (/^[[{n]/.test(key)) return no(`The body needs text as its ${keyName}.`);
  const properties = readProperties(members.get('properties') ?? '[]');
  if (properties === null) return no('The properties must be an object, or an array of objects with name and value.');
  return { ok: true, uri, customerKey: toText(key), properties };
}

/** The rows of both forms, in the order of the body; null where they have another form. */
function readProperties(json: string): readonly Property[] | null {
  const members = jsonMembers(json);
  if (members !== null) return [...members].map(([name, value]) => ({ name, value: toText(value) }));
  const elements = jsonElements(json);
  if (elements === null) return null;
  const rows = elements.flatMap((element) => {
    const row = jsonMembers(element);
    const name = readText(row?.get('name') ?? '');
    const value = row?.get('value');
    return name === null || value === undefined ? [] : [{ name, value: toText(value) }];
  });
  return rows.length === elements.length ? rows : null;
}

function toText(json: string): string {
  return readText(json) ?? json;
}

function no(message: string): Extract<EventReading, { ok: false }> {
  return { ok: false, message };
}
