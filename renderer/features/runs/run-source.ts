import type { Draft } from '#app/event/draft.ts';
import type { RunInput } from '#app/runs/run.ts';
import { runInputKey } from '#app/runs/source-key.ts';

/** Something that a run can send. */
export type SourceChoice = {
  readonly source: RunInput;
  readonly name: string;
  /** Its group in the list of choices: `Folders`. */
  readonly group: string;
  /** Its events, where they are known before the run: variables are looked for in them. */
  readonly drafts: readonly Draft[];
};

/** The choice for an input; null when that no longer exists. */
export function choiceOf(choices: readonly SourceChoice[], source: RunInput | null): SourceChoice | null {
  if (source === null) return null;
  const key = runInputKey(source);
  return choices.find((choice) => runInputKey(choice.source) === key) ?? null;
}
