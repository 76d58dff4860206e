import { isJson, jsonIn, withoutByteOrderMark } from '#app/text/json.ts';
import { canonicalJson, jsonMembers, readText } from '#app/text/json-path.ts';
import { isSameJson } from '#app/text/same-json.ts';
import { numberedName } from '#app/text/unique-name.ts';

/** One thing that two exchanges have, or one of them. */
export type ComparedField = {
  readonly name: string;
  /** Its value in the older one; null when it isn't there. */
  readonly a: string | null;
  readonly b: string | null;
  readonly change: 'same' | 'changed' | 'only in A' | 'only in B';
};

/** A value to be compared, as it is shown. */
export type Value = {
  readonly text: string;
  /** Values of JSON are the same whatever their layout, and a text that is none is like no JSON. */
  readonly isTyped: boolean;
  /** The text without what differs anyway, if that is in it. */
  readonly steady?: string;
};

/** What is compared: values by their names. */
export type Fields = ReadonlyMap<string, Value>;

/** Fields to add to. A name that is taken gets a number. */
export type NewFields = {
  readonly fields: Fields;
  readonly add: (name: string, value: Value | string) => void;
};

export function newFields(): NewFields {
  const fields = new Map<string, Value>();
  return {
    fields,
    add: (name, value) => {
      const free = numberedName(name, (taken) => fields.has(taken));
      fields.set(free, typeof value === 'string' ? { text: value, isTyped: false } : value);
    },
  };
}

/** Holds the fields of two things against each other. */
export function compareFields(a: Fields, b: Fields): readonly ComparedField[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((name) => {
    const [inA, inB] = [a.get(name), b.get(name)];
    const change =
      inA === undefined ? 'only in B' : inB === undefined ? 'only in A' : isSameValue(inA, inB) ? 'same' : 'changed';
    return { name, a: inA?.text ?? null, b: inB?.text ?? null, change };
  });
}

function isSameValue(a: Value, b: Value): boolean {
  const [inA, inB] = [a.steady ?? a.text, b.steady ?? b.text];
  if (a.text === b.text || inA === inB) return true;
  return a.isTyped && b.isTyped && isSameJson(inA, inB);
}

/** The members of an answer that is a JSON object, except its tid; the whole text of any other answer. */
export function answerFields(body: string, tids: readonly string[]): Fields {
  return withoutTids(membersOf('Response', body, ['tid']), tids);
}

/** The members of a JSON object, named with a word before them, without some; the whole text of anything else. */
export function membersOf(word: string, body: string, without: readonly string[] = []): Fields {
  if (body === '') return new Map();
  const json = jsonIn(body);
  if (!isJson(json)) return new Map([[word, { text: body, isTyped: false }]]);
  const members = jsonMembers(json);
  if (members === null) return new Map([[word, { text: canonicalJson(json), isTyped: true }]]);
  const kept = [...members].filter(([name]) => !without.includes(name));
  return new Map(kept.map(([name, json]) => [`${word} ${name}`, typedJson(json)]));
}

/** Whether a text that has this TID in it surely means it. Those of MXO have 36 characters; a test's may be `1`. */
function isTelling(tid: string): boolean {
  return tid.length > 7 || (tid.length > 2 && Number.isNaN(Number(tid)));
}

/** The same fields, to be compared without these TIDs, wherever they are. */
export function withoutTids(fields: Fields, tids: readonly string[]): Fields {
  const known = tids.filter(isTelling).toSorted((one, other) => other.length - one.length);
  const steadyOf = (text: string) => known.reduce((rest, tid) => rest.replaceAll(tid, '{tid}'), text);
  return new Map([...fields].map(([name, value]) => [name, { ...value, steady: steadyOf(value.text) }]));
}

/** A JSON value as it is shown: a text bare, unless it would then read as another value; all else as JSON. */
export function typedJson(json: string): Value {
  const text = readText(json);
  return text === null ? { text: canonicalJson(json), isTyped: true } : typedText(text);
}

/** A text as it is shown beside JSON values: `5` is the number, `"5"` the text. */
export function typedText(text: string): Value {
  return { text: isJson(withoutByteOrderMark(text)) ? JSON.stringify(text) : text, isTyped: true };
}
