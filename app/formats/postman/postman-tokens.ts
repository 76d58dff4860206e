import { type Draft, draftSchema } from '#app/event/draft.ts';
import { drawValue } from '#app/event/dynamic-values.ts';
import { findTokens } from '#app/event/tokens.ts';
import { type Draw, readWanted } from '#app/event/variables.ts';

/** The dynamic values that Postman has too, under the same name, each with a value that is hard to put into a text. */
const shared: ReadonlyMap<string, string> = new Map([
  ['$guid', '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d'],
  ['$randomUUID', '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d'],
  ['$timestamp', '1793577600'],
  ['$isoTimestamp', '2026-11-01T12:00:00.000Z'],
  ['$randomInt', '1000'],
  ['$randomFirstName', 'D’Angelo'],
  ['$randomLastName', "O'Keefe"],
  ['$randomFullName', "D’Angelo O'Keefe"],
  ['$randomEmail', 'ada_o.keefe1@example.com'],
  ['$randomCity', "St. John's"],
  ['$randomProduct', 'Handmade Chair'],
]);

/** Hands out names that no variable of the person has. */
export type NewName = (wanted: string) => string;

/** How a Postman file writes a dynamic value or a question. */
export type Stand = {
  readonly token: string;
  /** A value as it may be put in there; null where the person sets one. */
  readonly sample: string | null;
  /** A collection variable that takes its place, where Postman has nothing of the kind. */
  readonly variable: { readonly key: string; readonly value: string } | null;
  /** What the person has to know of it; empty for nothing. */
  readonly note: string;
};

/** Translates dynamic values and questions, each of one text always to the same. */
export function createStands(newName: NewName, draw: Draw): (inner: string) => Stand {
  const known = new Map<string, Stand>();
  return (inner) => {
    const stand = known.get(inner) ?? standFor(inner, newName, draw);
    known.set(inner, stand);
    return stand;
  };
}

function standFor(inner: string, newName: NewName, draw: Draw): Stand {
  const name = inner === '$now' ? '$isoTimestamp' : inner;
  const sample = shared.get(name);
  if (sample !== undefined) return { token: `{{${name}}}`, sample, variable: null, note: '' };
  const key = newName(plainName(inner));
  const wanted = readWanted(inner);
  if (wanted.kind === 'question') {
    const note = `Postman cannot ask questions. Set the variable ${key} before you send (“${wanted.question}”).`;
    return { token: `{{${key}}}`, sample: null, variable: { key, value: '' }, note };
  }
  const value = drawValue(inner, draw, 0);
  const note =
    value === null
      ? `{{${inner}}} is not a dynamic value. Set the variable ${key} before you send.`
      : `Postman has no {{${inner}}}. The variable ${key} contains its current value: ${value}`;
  return { token: `{{${key}}}`, sample: value, variable: { key, value: value ?? '' }, note };
}

function plainName(inner: string): string {
  return inner
    .replaceAll('+', ' plus ')
    .replace(/(?<=\s|^)-(?=\s*\d)/g, ' minus ')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/** A draft with each of its dynamic values and questions made a variable, by the name that is given for it. */
export function renameTokens(draft: Draft, nameFor: (inner: string) => string | null): Draft {
  // All texts at once, those of the URI and of its table alike. No brace is inside a token, so JSON keeps it whole.
  const text = JSON.stringify(draft);
  const renamed = findTokens(text).reduceRight((written, { from, to, inner }) => {
    const name = nameFor(unescaped(inner));
    return name === null ? written : `${written.slice(0, from)}{{${name}}}${written.slice(to)}`;
  }, text);
  return draftSchema.parse(JSON.parse(renamed));
}

function unescaped(inner: string): string {
  // Twice where it is in a JSON value of the draft.
  return inner.replace(/(?<!\\)\\+"/g, '"');
}
