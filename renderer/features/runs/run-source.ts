import type { Draft } from '#app/event/draft.ts';
import type { RunSource } from '#app/runs/run.ts';
import { sourceKey } from '#app/runs/source-key.ts';

/** Something that a run can send. */
export type SourceChoice = {
  readonly source: RunSource;
  readonly name: string;
  /** What it stands under in a list of choices: `Folders`. */
  readonly group: string;
  /** Its events, where they are known before the run: variables are looked for in them. */
  readonly drafts: readonly Draft[];
};

/** The choice that stands for a source; null when that is no longer there. */
export function choiceOf(choices: readonly SourceChoice[], source: RunSource | null): SourceChoice | null {
  if (source === null) return null;
  const key = sourceKey(source);
  return choices.find((choice) => sourceKey(choice.source) === key) ?? null;
}
