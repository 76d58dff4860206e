import { shorten } from '#app/text/shorten.ts';
import type { Outside } from './script.ts';

/** A loop or a condition, while it's read: what is in it may not run, but then all of it. */
export type Condition = { isOpen: boolean };

export function createCondition(): Condition {
  return { isOpen: true };
}

export function closeCondition(condition: Condition | null): void {
  if (condition !== null) condition.isOpen = false;
}

/** Where a script sets or uses a value. */
export type ScriptPlace = {
  /** The innermost loop or condition around it; null for none. */
  readonly condition: Condition | null;
  /** The number of the function that it is in; 0 outside of functions. */
  readonly functionId: number;
};

export const atTop: ScriptPlace = { condition: null, functionId: 0 };

/** Which values of a script may be others when it runs. They are named once they are used. */
export type VariableDoubts = {
  /** A name got a value, by a line of the script. */
  set(name: string, line: string, place: ScriptPlace): void;
  /** A value was put in. */
  use(name: string, value: string, place: ScriptPlace): void;
  /** A line that isn’t understood may have set a name. */
  mayBeSet(name: string, line: string): void;
};

/** A place of null is one that is never sure. */
type Doubt = { readonly what: string; readonly place: ScriptPlace | null };
type Use = { readonly value: string; readonly functionId: number };

export const conditionalWhy = 'Tidings doesn’t run loops and conditions, so what’s set in it is imported.';
const functionWhy = 'Tidings doesn’t run functions, so what’s set in it is imported.';
const laterWhy = 'A function above it may run after this change. Check the event before you send.';
const notRunWhy = 'Tidings doesn’t run this, so what it changes isn’t imported.';

export function createVariableDoubts(outside: Outside): VariableDoubts {
  const doubts = new Map<string, Doubt>();
  const usedInFunctions = new Map<string, Use>();
  return {
    set: (name, line, place) => {
      const { condition, functionId } = place;
      const what = shorten(line.trim(), 60);
      const earlier = usedInFunctions.get(name);
      if (earlier !== undefined && earlier.functionId !== functionId) outside.changed(what, laterWhy, earlier.value);
      if (condition === null && functionId === 0) doubts.delete(name);
      else doubts.set(name, { what, place });
    },
    use: (name, value, place) => {
      const doubt = doubts.get(name);
      const why = doubt === undefined ? null : whyOf(doubt, place);
      if (doubt !== undefined && why !== null) outside.changed(doubt.what, why, value);
      const { functionId } = place;
      if (functionId !== 0) usedInFunctions.set(name, { value, functionId });
    },
    mayBeSet: (name, line) => doubts.set(name, { what: shorten(line.trim(), 60), place: null }),
  };
}

/** Null where nothing else can be meant. */
function whyOf({ place: set }: Doubt, use: ScriptPlace): string | null {
  if (set === null) return notRunWhy;
  // One that is still open is around the use, too.
  const isSure = set.condition === null || (set.condition.isOpen && use.condition !== null);
  if (!isSure) return conditionalWhy;
  return set.functionId !== 0 && set.functionId !== use.functionId ? functionWhy : null;
}
