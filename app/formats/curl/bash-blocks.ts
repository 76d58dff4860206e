import type { ScriptPlace } from './variable-doubts.ts';

/** The loops, conditions and functions that are open where a bash script is being read. */
export type BashBlocks = {
  conditions: number;
  cases: number;
  /** The function that each open bracket belongs to, 0 for none. */
  readonly brackets: number[];
  functions: number;
  isHeader: boolean;
  /** Where the last word is that closes a loop or a condition: in a message, “if” and “for” close nothing. */
  readonly lastEnd: number;
};

export function createBashBlocks(source: string): BashBlocks {
  let lastEnd = -1;
  for (const { index } of source.matchAll(/(?<![^\s;])(?:fi|done|esac)(?![^\s;&|)<>])/g)) lastEnd = index;
  return { conditions: 0, cases: 0, brackets: [], functions: 0, isHeader: false, lastEnd };
}

export function placeIn({ conditions, brackets }: BashBlocks): ScriptPlace {
  return { isConditional: conditions > 0, functionId: brackets.at(-1) ?? 0 };
}

/** Takes the last of the words of a command that is being read: a function may begin or end there. */
export function takeWord(blocks: BashBlocks, words: readonly string[]): void {
  const word = words.at(-1) ?? '';
  const isFirst = words.length === 1;
  if (isFirst && word === '}') blocks.brackets.pop();
  const isHeader =
    (isFirst && /^[\w:.-]+\(\)\{?$/.test(word)) || (words.length === 2 && (words[0] === 'function' || word === '()'));
  if (isHeader) blocks.isHeader = true;
  if (isHeader ? word.endsWith('{') : word === '{' && (isFirst || blocks.isHeader)) {
    if (blocks.isHeader) blocks.functions += 1;
    blocks.brackets.push(blocks.isHeader ? blocks.functions : (blocks.brackets.at(-1) ?? 0));
  }
  if (!isHeader) blocks.isHeader = false;
}

/** What a command that was read is besides the block that it is in. */
type InBlock = {
  /** Its words without those of loops, conditions and functions. */
  readonly own: readonly string[];
  /** The variable that a loop gives a value each time; null for none. */
  readonly loopName: string | null;
};

/** Takes the words that open and close loops and conditions from the start of a command. */
export function enterBlocks(blocks: BashBlocks, words: readonly string[], at: number): InBlock {
  const isOpen = at <= blocks.lastEnd;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (/^(?:if|while|until)$/.test(word)) blocks.conditions += isOpen ? 1 : 0;
    else if (/^(?:fi|done|esac)$/.test(word)) {
      blocks.conditions = Math.max(0, blocks.conditions - 1);
      if (word === 'esac') blocks.cases = Math.max(0, blocks.cases - 1);
    } else if (/^(?:for|select)$/.test(word) && isOpen) {
      blocks.conditions += 1;
      return { own: [], loopName: words[index + 1] ?? null };
    } else if (word === 'case' && isOpen && words[index + 2] === 'in') {
      blocks.conditions += 1;
      blocks.cases += 1;
      index += 2;
    } else if (word === 'function') index += 1;
    else {
      const isLabel = blocks.cases > 0 && word.endsWith(')');
      const isLead = /^(?:then|elif|else|do|time|!|[{}]|\(\)|[\w:.-]+\(\)\{?)$/.test(word);
      const isName = words[index + 1] === '()';
      if (!isLabel && !isLead && !isName) return { own: words.slice(index), loopName: null };
    }
  }
  return { own: [], loopName: null };
}
