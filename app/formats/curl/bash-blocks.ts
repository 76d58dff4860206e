import { type Condition, closeCondition, createCondition, type ScriptPlace } from './variable-doubts.ts';

/** The loops, conditions and functions that are open where a bash script is being read. */
export type BashBlocks = {
  /** From the outermost on. */
  readonly open: Condition[];
  /** How many loops and conditions have begun whose `do` or `then` isn't there yet. */
  begun: number;
  cases: number;
  /** What is behind `&&` or `||`; null elsewhere. */
  chain: Condition | null;
  /** For each open bracket the function that it belongs to, 0 for none, and the chain that it is in. */
  readonly brackets: { readonly functionId: number; readonly chain: Condition | null }[];
  functions: number;
  isHeader: boolean;
  /** Where the last word is that closes a loop or a condition: in a message, “if” and “for” close nothing. */
  readonly lastEnd: number;
};

export function createBashBlocks(source: string): BashBlocks {
  let lastEnd = -1;
  for (const { index } of source.matchAll(/(?<![^\s;])(?:fi|done|esac)(?![^\s;&|)<>])/g)) lastEnd = index;
  return { open: [], begun: 0, cases: 0, chain: null, brackets: [], functions: 0, isHeader: false, lastEnd };
}

export function placeIn({ open, chain, brackets }: BashBlocks): ScriptPlace {
  return { condition: chain ?? open.at(-1) ?? null, functionId: brackets.at(-1)?.functionId ?? 0 };
}

/** Ends the chain, up to the one that is around it. */
export function leaveChain(blocks: BashBlocks, around: Condition | null): void {
  if (blocks.chain === around) return;
  closeCondition(blocks.chain);
  blocks.chain = around;
}

/** The words of a command that is being read, and what is known of its start. */
export type CommandStart = {
  readonly words: readonly string[];
  /** How many of its words are of loops, conditions and functions. */
  count: number;
  /** The variable that a loop gives a value each time; null for none. */
  loopName: string | null;
};

export function createStart(words: readonly string[]): CommandStart {
  return { words, count: 0, loopName: null };
}

/** Takes the last of the words, which ends at a place: a block may begin or end there. */
export function takeWord(blocks: BashBlocks, start: CommandStart, at: number): void {
  const { words } = start;
  const isOpen = at <= blocks.lastEnd;
  takeBracket(blocks, words);
  const before = words.length - 1;
  const word = words.at(-1) ?? '';
  const previous = words.at(-2) ?? '';
  if (start.count === Infinity) start.loopName ??= word;
  else if (start.count === before) {
    const isLoop = /^(?:for|select)$/.test(word) && isOpen;
    if (isLoop || /^(?:if|while|until|elif)$/.test(word)) blocks.begun += isOpen ? 1 : 0;
    if (isLoop) start.count = Infinity;
    else if (takeLead(blocks, word, previous)) start.count = words.length;
  } else if (start.count === before - 1 && word === '()') start.count = words.length;
  else if (start.count === before - 2 && words.at(-3) === 'case' && word === 'in' && isOpen) {
    enter(blocks);
    blocks.cases += 1;
    start.count = words.length;
  }
}

function takeBracket(blocks: BashBlocks, words: readonly string[]): void {
  const word = words.at(-1) ?? '';
  const isFirst = words.length === 1;
  if (isFirst && word === '}') blocks.brackets.pop();
  const isHeader =
    (isFirst && /^[\w:.-]+\(\)\{?$/.test(word)) || (words.length === 2 && (words[0] === 'function' || word === '()'));
  if (isHeader) blocks.isHeader = true;
  if (isHeader ? word.endsWith('{') : word === '{' && (isFirst || blocks.isHeader)) {
    if (blocks.isHeader) blocks.functions += 1;
    const functionId = blocks.isHeader ? blocks.functions : (blocks.brackets.at(-1)?.functionId ?? 0);
    blocks.brackets.push({ functionId, chain: blocks.chain });
  }
  if (!isHeader) blocks.isHeader = false;
}

/** Takes a word from the start of a command; false for one that is the command's own. */
function takeLead(blocks: BashBlocks, word: string, previous: string): boolean {
  if (/^(?:then|do)$/.test(word)) {
    if (blocks.begun > 0) enter(blocks);
    blocks.begun = Math.max(0, blocks.begun - 1);
  } else if (/^(?:fi|done|esac|elif|else)$/.test(word)) {
    const wasOpen = leave(blocks);
    if (word === 'esac') blocks.cases = Math.max(0, blocks.cases - 1);
    if (word === 'else' && wasOpen) enter(blocks);
  } else if (blocks.cases > 0 && word.endsWith(')')) {
    // Each case is a condition of its own.
    leave(blocks);
    enter(blocks);
  } else return previous === 'function' || otherLead.test(word);
  return true;
}

const otherLead = /^(?:if|while|until|function|time|!|[{}]|\(\)|[\w:.-]+\(\)\{?)$/;

function enter({ open }: BashBlocks): void {
  open.push(createCondition());
}

function leave({ open }: BashBlocks): boolean {
  const last = open.pop() ?? null;
  closeCondition(last);
  return last !== null;
}
