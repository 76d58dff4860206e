import type { GivenPair } from '#app/formats/import/kept-pairs.ts';

const blockStart = /^([a-z][a-z:-]*)\s*([{[])\s*$/;

/** The blocks of a `.bru` file by their names. A block ends with a bracket at the start of its line. */
export function blocksOf(text: string): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  let open: { readonly lines: string[]; readonly end: string } | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (open === null) {
      const [, name, bracket] = blockStart.exec(line) ?? [];
      if (name === undefined) continue;
      open = { lines: [], end: bracket === '[' ? ']' : '}' };
      blocks.set(name, open.lines);
    } else if (line.startsWith(open.end)) open = null;
    else open.lines.push(line);
  }
  return blocks;
}

const quotes = "'''";

/**
 * `name: value` on each line, or a value of several lines between `'''`. Names that begin with `~` are switched off, and
 * `@description(…)` only says something about the pair below it.
 */
export function pairsOf(lines: readonly string[] = []): readonly GivenPair[] {
  const pairs: GivenPair[] = [];
  let open: { readonly name: string; readonly lines: string[] } | null = null;
  const close = () => {
    if (open !== null && open.name !== '') pairs.push(toPair(open.name, open.lines.join('\n')));
    open = null;
  };
  for (const line of lines) {
    if (open !== null) {
      if (line.trim().startsWith(quotes)) close();
      else open.lines.push(line.replace(/^ {1,4}/, ''));
      continue;
    }
    if (/^\s*@\w+\(/.test(line)) {
      if (line.trimEnd().endsWith(quotes)) open = { name: '', lines: [] };
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    const value = line.slice(colon + 1).trim();
    if (name === '') continue;
    if (value === quotes) open = { name, lines: [] };
    else pairs.push(toPair(name, value));
  }
  close();
  return pairs;
}

/** A list of names, as `vars:secret` has: Bruno keeps their values out of its files. */
export function secretsOf(lines: readonly string[] = []): readonly GivenPair[] {
  const names = lines.flatMap((line) => line.split(',')).map((name) => name.trim());
  return names.filter((name) => name !== '').map((name) => ({ ...toPair(name, ''), isSecret: true }));
}

/** The text of a body, which is indented in its block. */
export function textOf(lines: readonly string[] = []): string {
  return lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
}

function toPair(name: string, value: string): GivenPair {
  const isOn = !name.startsWith('~');
  // `@` is before the name of a variable that scripts can't see elsewhere.
  return { name: name.replace(/^~?@?/, ''), value, isOn };
}
