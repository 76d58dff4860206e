import { shorten } from '#app/text/shorten.ts';
import type { Outside } from './script.ts';

/** Where a script sets or uses a value. */
export type ScriptPlace = {
  /** Inside of a loop or a condition. */
  readonly isConditional: boolean;
  /** The number of the function that it is in; 0 outside of functions. */
  readonly functionId: number;
};

export const atTop: ScriptPlace = { isConditional: false, functionId: 0 };

/** Which values of a script may be others when it runs. They are named once they are used. */
export type VariableDoubts = {
  /** A name got a value, by a line of the script. */
  set(name: string, line: string, place: ScriptPlace): void;
  /** A value was put in. */
  use(name: string, value: string, place: ScriptPlace): void;
  /** A line that isn’t understood may have set a name. */
  mayBeSet(name: string, line: string): void;
};

type Doubt = { readonly what: string; readonly why: string; readonly functionId: number | null };
type Use = { readonly value: string; readonly functionId: number };

export const conditionalWhy = 'Tidings doesn’t run loops and conditions, so what’s set in it is imported.';
const functionWhy = 'Tidings doesn’t run functions, so what’s set in it is imported.';
const laterWhy = 'A function above it may run after this change. Check the event before you send.';
const notRunWhy = 'Tidings doesn’t run this, so what it changes isn’t imported.';

export function createVariableDoubts(outside: Outside): VariableDoubts {
  const doubts = new Map<string, Doubt>();
  const usedInFunctions = new Map<string, Use>();
  return {
    set: (name, line, { isConditional, functionId }) => {
      const what = shorten(line.trim(), 60);
      const earlier = usedInFunctions.get(name);
      if (earlier !== undefined && earlier.functionId !== functionId) outside.changed(what, laterWhy, earlier.value);
      if (isConditional) doubts.set(name, { what, why: conditionalWhy, functionId: null });
      else if (functionId !== 0) doubts.set(name, { what, why: functionWhy, functionId });
      else doubts.delete(name);
    },
    use: (name, value, { functionId }) => {
      const doubt = doubts.get(name);
      if (doubt !== undefined && doubt.functionId !== functionId) outside.changed(doubt.what, doubt.why, value);
      if (functionId !== 0) usedInFunctions.set(name, { value, functionId });
    },
    mayBeSet: (name, line) => doubts.set(name, { what: shorten(line.trim(), 60), why: notRunWhy, functionId: null }),
  };
}
