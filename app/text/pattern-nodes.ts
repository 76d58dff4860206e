/** A regular expression taken apart. */
export type PatternNode =
  | { readonly kind: 'character'; readonly is: RegExp }
  | { readonly kind: 'assertion'; readonly holds: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly node: PatternNode; readonly least: number; readonly most: number };

/** Whether a place in a text is of a kind, as its beginning or the edge of a word. */
export type Assertion = (characters: readonly string[], at: number) => boolean;

const TOKEN =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<[^>=!]+>|<?[^<]))?|\{\d+(?:,\d*)?\}|./suy;

/** Most patterns are fine with `u`; some of every day, as `\-`, only without it. Null when neither takes it. */
export function flagsFor(pattern: string): 'u' | '' | null {
  for (const flags of ['u', ''] as const)
    try {
      new RegExp(pattern, flags);
      return flags;
    } catch {}
  return null;
}

/** The parts of a pattern that the engine has found right; null where it asks for more than a way through the text. */
export function parsePattern(pattern: string): PatternNode | null {
  const open: { choices: PatternNode[]; sequence: PatternNode[] }[] = [{ choices: [], sequence: [] }];
  TOKEN.lastIndex = 0;
  for (let token = next(); token !== null; token = next()) {
    const level = open.at(-1) ?? { choices: [], sequence: [] };
    const last = level.sequence.at(-1);
    const count = countsOf(token);
    if (/^\\[1-9k]/.test(token) || (token.startsWith('(?') && !/^\(\?(?::|<[^=!])/.test(token))) return null;
    if (token.startsWith('(')) open.push({ choices: [], sequence: [] });
    else if (token === ')') {
      open.pop();
      open.at(-1)?.sequence.push(close(level));
    } else if (token === '|') level.choices.push({ kind: 'sequence', of: level.sequence.splice(0) });
    else if (count !== null && last !== undefined) {
      level.sequence.splice(-1, 1, { kind: 'repeat', node: last, ...count });
      // The sign that makes it lazy changes which match is found, not whether there is one.
      if (pattern[TOKEN.lastIndex] === '?') TOKEN.lastIndex += 1;
    } else level.sequence.push(leaf(token));
  }
  const [whole] = open;
  return whole === undefined ? null : close(whole);

  function next(): string | null {
    return TOKEN.exec(pattern)?.[0] ?? null;
  }
}

function close({ choices, sequence }: { choices: PatternNode[]; sequence: PatternNode[] }): PatternNode {
  const last: PatternNode = { kind: 'sequence', of: sequence };
  return choices.length === 0 ? last : { kind: 'choice', of: [...choices, last] };
}

function countsOf(token: string): { least: number; most: number } | null {
  if (token === '*') return { least: 0, most: Infinity };
  if (token === '+') return { least: 1, most: Infinity };
  if (token === '?') return { least: 0, most: 1 };
  const [, least, upTo, most] = /^\{(\d+)(?:(,)(\d*))?\}$/.exec(token) ?? [];
  if (least === undefined) return null;
  return { least: Number(least), most: upTo === undefined ? Number(least) : most === '' ? Infinity : Number(most) };
}

function leaf(token: string): PatternNode {
  switch (token) {
    case '^':
      return { kind: 'assertion', holds: (_, at) => at === 0 };
    case '$':
      return { kind: 'assertion', holds: (characters, at) => at === characters.length };
    case '\\b':
      return { kind: 'assertion', holds: atWordEdge };
    case '\\B':
      return { kind: 'assertion', holds: (characters, at) => !atWordEdge(characters, at) };
    default:
      return { kind: 'character', is: new RegExp(`^(?:${token})$`, flagsFor(token) ?? '') };
  }
}

function atWordEdge(characters: readonly string[], at: number): boolean {
  const isWord = (character: string | undefined) => character !== undefined && /^\w$/.test(character);
  return isWord(characters[at - 1]) !== isWord(characters[at]);
}
