import { decodeJson, jsonIn } from './json.ts';

/** One place in a JSON text: the names and indexes that lead there. */
export type JsonPath = readonly string[];

const STEP = /\.?([^\s.[\]"'*]+)|\[(-?\d+)\]|\[("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\]/y;

/** Reads `$.data[0]["first name"]`, also without the `$.` before it; null when it leads to no single place. */
export function parseJsonPath(text: string): JsonPath | null {
  const path = text.trim();
  if (path === '') return null;
  const steps: string[] = [];
  STEP.lastIndex = /^\$(?=[.[]|$)/.test(path) ? 1 : 0;
  while (STEP.lastIndex < path.length) {
    const from = STEP.lastIndex;
    const [whole, name, index, quoted] = STEP.exec(path) ?? [];
    if (whole === undefined) return null;
    // Only the first name has no dot before it.
    if (name !== undefined && from > 0 && !whole.startsWith('.')) return null;
    const step = name ?? index ?? unquote(quoted ?? '');
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
}

function unquote(quoted: string): string | null {
  const inner = quoted.slice(1, -1);
  const json = quoted.startsWith("'") ? `"${inner.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"')}"` : quoted;
  return readText(json);
}

/**
 * The text at a place of a JSON text, exactly as written: a number keeps its digits, which a parser would not.
 * Undefined when nothing is there. The text has to be JSON.
 */
export function jsonAt(json: string, path: JsonPath): string | undefined {
  let part: string | undefined = jsonIn(json);
  for (const step of path) {
    if (part === undefined) return undefined;
    part = partsOf(part).at(step);
  }
  return part;
}

/** The elements of a JSON array, each as it is written; null when it is no array. */
export function jsonElements(json: string): readonly string[] | null {
  return json.startsWith('[') ? partsOf(json).elements : null;
}

/** The members of a JSON object, each value as it is written; null when it is no object. */
export function jsonMembers(json: string): ReadonlyMap<string, string> | null {
  const { elements, names } = partsOf(json);
  return json.startsWith('{') ? new Map(names.map((name, at) => [name, elements[at] ?? ''])) : null;
}

/** The text of a JSON string; null when it isn't a string. */
export function readText(json: string): string | null {
  const text = json.startsWith('"') ? decodeJson(json) : null;
  return typeof text === 'string' ? text : null;
}

/** A JSON text without white space between its parts, and with the shortest escapes. */
export function canonicalJson(json: string): string {
  return jsonTokens(json)
    .map((token) => {
      const text = readText(token);
      return text === null ? token : JSON.stringify(text);
    })
    .join('');
}

/** The marks, strings, numbers and words of a JSON text, each as it is written. */
export function jsonTokens(json: string): readonly string[] {
  return Array.from(json.matchAll(TOKEN), ([token]) => token);
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+|"/g;

type Parts = {
  readonly elements: readonly string[];
  /** The names of an object's members, in the order of their values. */
  readonly names: readonly string[];
  readonly at: (step: string) => string | undefined;
};

/** Takes an array or an object apart, one level deep. Of two members with one name the last counts, as everywhere. */
function partsOf(json: string): Parts {
  const elements: string[] = [];
  const names: string[] = [];
  let depth = 0;
  let from = 1;
  const endPart = (to: number) => {
    const part = json.slice(from, to).trim();
    if (part !== '') elements.push(part);
    from = to + 1;
  };
  if (/^[[{]/.test(json))
    for (const { 0: token, index } of json.matchAll(TOKEN)) {
      if (token === '{' || token === '[') depth += 1;
      else if (token === '}' || token === ']') depth -= 1;
      if (depth === 0 || (depth === 1 && token === ',')) endPart(index);
      else if (depth === 1 && token === ':') {
        names.push(readText(json.slice(from, index).trim()) ?? '');
        from = index + 1;
      }
    }
  return {
    elements,
    names,
    at: (step) => {
      if (json.startsWith('{')) return elements[names.lastIndexOf(step)];
      return /^-?\d+$/.test(step) ? elements.at(Number(step)) : undefined;
    },
  };
}
