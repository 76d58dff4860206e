import { atTop, closeCondition, createCondition, type ScriptPlace } from './variable-doubts.ts';

/** The functions and conditions around where a PowerShell script is being read. */
export type PowerShellBlocks = {
  /** Where each of them ends, from the outermost on, and what is inside of it. */
  readonly open: { readonly end: number; readonly place: ScriptPlace }[];
  functions: number;
  /** Where each bracket has its other one; found once, when the first block begins. */
  ends: ReadonlyMap<number, number> | null;
};

export function createPowerShellBlocks(): PowerShellBlocks {
  return { open: [], functions: 0, ends: null };
}

type Beginning = { readonly source: string; readonly at: number; readonly blocks: PowerShellBlocks };

/** Enters the block that begins at a place. */
export function enterBlock({ source, at, blocks }: Beginning, kind: 'condition' | 'function'): void {
  const before = placeAt(blocks, at);
  start.lastIndex = at;
  if (!start.test(source)) return;
  blocks.ends ??= findEnds(source);
  const end = blocks.ends.get(start.lastIndex - 1);
  if (end === undefined) return;
  if (kind === 'function') blocks.functions += 1;
  const inside =
    kind === 'function' ? { ...atTop, functionId: blocks.functions } : { ...before, condition: createCondition() };
  blocks.open.push({ end, place: inside });
}

const start = /\s*\{/y;

export function placeAt(blocks: PowerShellBlocks, at: number): ScriptPlace {
  leaveBlocks(blocks, at);
  return blocks.open.at(-1)?.place ?? atTop;
}

/** Leaves the blocks that end before a place. */
export function leaveBlocks({ open }: PowerShellBlocks, at: number): void {
  while ((open.at(-1)?.end ?? at) < at) {
    const { place } = open.pop() ?? { place: atTop };
    closeCondition(place.condition);
  }
}

/** By all brackets of the text: those in quotes are nearly always pairs, too. */
function findEnds(source: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: bracket, index } of source.matchAll(/[{}]/g)) {
    if (bracket === '{') open.push(index);
    else {
      const from = open.pop();
      if (from !== undefined) ends.set(from, index);
    }
  }
  return ends;
}
