import { type Assertion, flagsFor, type PatternNode, parsePattern } from './pattern-nodes.ts';

/** A regular expression that was understood, or why not, in words that follow its text. */
export type PatternReading =
  | {
      readonly ok: true;
      readonly matches: (text: string) => boolean;
      /** How much each letter of a text can take, to tell how long a match may last. */
      readonly steps: number;
    }
  | { readonly ok: false; readonly says: string };

type Step =
  | { readonly kind: 'character'; readonly is: RegExp; readonly next: number }
  | { readonly kind: 'assertion'; readonly holds: Assertion; readonly next: number }
  | { readonly kind: 'fork'; to: readonly number[] }
  | { readonly kind: 'end' };

const MOST_STEPS = 1_000;

/**
 * Reads a regular expression. The engine's own may need hours for `(a+)+$` and a text that almost fits, and nothing can stop
 * it. This one goes through all ways at once, a character at a time, so the time grows with the text and no faster. What
 * cannot be done so, looking around and back, is refused.
 */
export function readPattern(pattern: string): PatternReading {
  if (pattern.length > MOST_STEPS) return { ok: false, says: 'is too long for a regular expression' };
  if (flagsFor(pattern) === null) return { ok: false, says: 'is not a valid regular expression' };
  const node = parsePattern(pattern);
  if (node === null) return { ok: false, says: 'uses lookahead, lookbehind or flags, which Tidings does not support' };
  if (sizeOf(node) > MOST_STEPS) return { ok: false, says: 'is too long for a regular expression' };
  const steps: Step[] = [{ kind: 'end' }];
  const start = compile(node, 0, steps);
  return { ok: true, matches: (text) => run(steps, start, Array.from(text)), steps: steps.length };
}

/** How many steps it needs, so that `(a{1000}){1000}` is refused before it is expanded. */
function sizeOf(node: PatternNode): number {
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
function compile(node: PatternNode, next: number, steps: Step[]): number {
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

/** Goes through the text once, with every step that some match could have reached. */
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
