/** A regular expression that was understood, or why not, in words that follow its text. */
export type PatternReading =
  | { readonly ok: true; readonly matches: (text: string) => boolean }
  | { readonly ok: false; readonly says: string };

type Node =
  | { readonly kind: 'character'; readonly is: RegExp }
  | { readonly kind: 'assertion'; readonly holds: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly least: number; readonly most: number };

type Assertion = (characters: readonly string[], at: number) => boolean;

type Step =
  | { readonly kind: 'character'; readonly is: RegExp; readonly next: number }
  | { readonly kind: 'assertion'; readonly holds: Assertion; readonly next: number }
  | { readonly kind: 'fork'; to: readonly number[] }
  | { readonly kind: 'end' };

const MOST_STEPS = 1_000;
const TOKEN =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<[^>=!]+>|<?[^<]))?|\{\d+(?:,\d*)?\}|./suy;

/**
 * Reads a regular expression. The engine's own may need hours for `(a+)+$` and a text that almost fits, and nothing can stop
 * it. This one goes through all ways at once, a character at a time, so the time grows with the text and no faster. What
 * cannot be done so, looking around and back, is refused.
 */
export function readPattern(pattern: string): PatternReading {
  if (flagsFor(pattern) === null) return { ok: false, says: 'is no regular expression' };
  const node = parse(pattern);
  if (node === null) return { ok: false, says: 'looks ahead or back or sets flags, which Tidings does not do' };
  if (sizeOf(node) > MOST_STEPS) return { ok: false, says: 'is too large a regular expression' };
  const steps: Step[] = [{ kind: 'end' }];
  const start = compile(node, 0, steps);
  return { ok: true, matches: (text) => run(steps, start, Array.from(text)) };
}

/** Most patterns are fine with `u`; some of every day, as `\-`, only without it. Null when neither takes it. */
function flagsFor(pattern: string): 'u' | '' | null {
  for (const flags of ['u', ''] as const)
    try {
      new RegExp(pattern, flags);
      return flags;
    } catch {}
  return null;
}

/** The parts of a pattern that the engine has found right; null where it asks for more than a way through the text. */
function parse(pattern: string): Node | null {
  const open: { choices: Node[]; sequence: Node[] }[] = [{ choices: [], sequence: [] }];
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

function close({ choices, sequence }: { choices: Node[]; sequence: Node[] }): Node {
  const last: Node = { kind: 'sequence', of: sequence };
  return choices.length === 0 ? last : { kind: 'choice', of: [...choices, last] };
}

function countsOf(token: string): { least: number; most: number } | null {
  if (token === '*') return { least: 0, most: Infinity };
  if (token === '+') return { least: 1, most: Infinity };
  if (token === '?') return { least: 0, most: 1 };
  const [, least, upTo, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
  if (least === undefined) return null;
  return { least: Number(least), most: upTo === '' ? Number(least) : most === '' ? Infinity : Number(most) };
}

function leaf(token: string): Node {
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

/** How many steps it comes to, so that `(a{1000}){1000}` is refused before it is laid out. */
function sizeOf(node: Node): number {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return 1;
    case 'sequence':
    case 'choice':
      return node.of.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'repeat':
      return (sizeOf(node.node) + 1) * Math.max(1, node.most === Infinity ? node.least + 1 : node.most);
  }
}

/** Lays the steps of a node out, from its end to its beginning, and says where it begins. */
function compile(node: Node, next: number, steps: Step[]): number {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return steps.push({ ...node, next }) - 1;
    case 'sequence':
      return node.of.reduceRight((after, part) => compile(part, after, steps), next);
    case 'choice':
      return steps.push({ kind: 'fork', to: node.of.map((part) => compile(part, next, steps)) }) - 1;
    case 'repeat': {
      let start = next;
      if (node.most === Infinity) {
        const fork: Step = { kind: 'fork', to: [] };
        start = steps.push(fork) - 1;
        fork.to = [compile(node.node, start, steps), next];
      } else
        for (let count = node.least; count < node.most; count++)
          start = steps.push({ kind: 'fork', to: [compile(node.node, start, steps), next] }) - 1;
      for (let count = 0; count < node.least; count++) start = compile(node.node, start, steps);
      return start;
    }
  }
}

/** Goes through the text once, with every step at which some match could stand. */
function run(steps: readonly Step[], start: number, characters: readonly string[]): boolean {
  let waiting: readonly number[] = [];
  for (let at = 0; at <= characters.length; at++) {
    const character = characters[at];
    const reached = new Set<number>();
    const open = [...waiting, start];
    const nextWaiting: number[] = [];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const step = steps[place];
      if (step === undefined || reached.has(place)) continue;
      reached.add(place);
      switch (step.kind) {
        case 'end':
          return true;
        case 'fork':
          open.push(...step.to);
          break;
        case 'assertion':
          if (step.holds(characters, at)) open.push(step.next);
          break;
        case 'character':
          if (character !== undefined && step.is.test(character)) nextWaiting.push(step.next);
      }
    }
    waiting = nextWaiting;
  }
  return false;
}
