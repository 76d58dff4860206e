import { type Node, parseTree, stripComments } from 'jsonc-parser';
import { hideBareTokens } from '#app/event/json-tokens.ts';
import { type BodyReading, mapOutsideTexts, readBody } from '#app/formats/body-json.ts';

/** A body, and what had to be changed so that it could be read, in words. */
export type LenientReading = {
  readonly reading: BodyReading;
  readonly changes: readonly string[];
  /** The body with the changes. */
  readonly text: string;
};

/**
 * Reads a body that other tools take although it isn't quite what this API documents: comments, a comma too many,
 * no-break spaces, the curly quotes of Word and Outlook, a customer key as a number, `null` for nothing, and more members in
 * a property.
 */
export function readLenientBody(text: string): LenientReading {
  const strict = readBody(text);
  if (strict.ok) return { reading: strict, changes: [], text };
  const changes: string[] = [];
  const change = (before: string, after: string, says: string) => {
    if (after !== before) changes.push(says);
    return after;
  };
  const spaces = replaceOutsideTexts(text, /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/g, ' ');
  const plain = change(text, spaces, 'Special spaces between its parts are now plain ones.');
  const straight = replaceOutsideTexts(plain, /[\u201c-\u201f]/g, '"');
  const quoted = change(plain, straight, 'Curly quotes around its names and values are now straight ones.');
  const bare = change(quoted, stripComments(quoted), 'Comments are left out.');
  const tidy = replaceOutsideTexts(bare, /,(\s*[}\]])/g, '$1');
  const sound = change(bare, tidy, 'An extra comma is left out.');
  const typed = withKnownTypes(sound, changes);
  const reading = readBody(typed);
  return reading.ok ? { reading, changes, text: typed } : { reading: strict, changes: [], text };
}

/** Most bodies have nothing to replace, and needn't be taken apart. */
function replaceOutsideTexts(json: string, pattern: RegExp, by: string): string {
  return json.search(pattern) === -1 ? json : mapOutsideTexts(json, (part) => part.replace(pattern, by));
}

type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** Writes values of another type than this API's as those that mean the same. */
function withKnownTypes(json: string, changes: string[]): string {
  const root = treeOf(json);
  const edits: Edit[] = [];
  const replace = (node: Node, text: string, says: string) => {
    edits.push({ from: node.offset, to: node.offset + node.length, text });
    if (!changes.includes(says)) changes.push(says);
  };
  const sourceOf = (node: Node) => json.slice(node.offset, node.offset + node.length);
  for (const { name, value } of membersOf(root)) {
    const isKey = name === 'ck' || name === 'customerKey';
    if (isKey && (value.type === 'number' || value.type === 'boolean')) {
      const written = sourceOf(value);
      const kind = written.startsWith('{{') ? `${written} without quotes` : `the ${value.type} ${written}`;
      replace(value, `"${written}"`, `Its ${name} is ${kind}, and is imported as text.`);
    }
    if (isKey && value.type === 'null') replace(value, '""', `Its ${name} is null, and is empty now.`);
    if (name === 'properties' && value.type === 'null')
      replace(value, '[]', 'Its properties are null, so it has none.');
    if (name !== 'properties' || value.type !== 'array') continue;
    for (const row of value.children ?? []) {
      const others = membersOf(row).filter((one) => one.name !== 'name' && one.name !== 'value');
      const own = membersOf(row).filter((one) => one.name === 'name' || one.name === 'value');
      if (others.length === 0 || own.length !== 2) continue;
      const written = own.map((one) => `"${one.name}":${sourceOf(one.value)}`).join(',');
      for (const { name: other } of others)
        replace(row, `{${written}}`, `Its properties have “${other}” besides name and value. It isn’t imported.`);
    }
  }
  const distinct = [...new Map(edits.map((edit) => [edit.from, edit])).values()].toSorted((a, b) => a.from - b.from);
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text } of distinct) {
    parts.push(json.slice(at, from), text);
    at = to;
  }
  return parts.join('') + json.slice(at);
}

function treeOf(json: string): Node | undefined {
  try {
    return parseTree(hideBareTokens(json));
  } catch {
    // It is nested too deeply, and is refused when it is read.
    return undefined;
  }
}

function membersOf(node: Node | undefined): readonly { readonly name: string; readonly value: Node }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [name, value] = children;
    return name === undefined || value === undefined ? [] : [{ name: String(name.value), value }];
  });
}
