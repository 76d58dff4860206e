import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import type { ImportPlan, PlanOptions } from '#app/formats/import/plan-import.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import type { HereSummary } from '#app/formats/import/what-comes.ts';

/** What a person decides on an import. */
export type ImportOptions = Omit<PlanOptions, 'newId'>;

/** What the window asks of the thread that reads, one thing at a time. */
export type Ask =
  | {
      readonly kind: 'read';
      readonly source: string | File;
      readonly here: HereSummary;
    }
  /** What was read last; what is here has come in parts. */
  | { readonly kind: 'plan'; readonly options: ImportOptions }
  /** A part of what is here, for a plan. */
  | { readonly kind: 'here'; readonly part: ImportPlan }
  | { readonly kind: 'paste'; readonly text: string };

/** A text as it is shown: whole, or its beginning. */
export type Shown = { readonly text: string; readonly characters: number };

/** What the thread answers. */
export type Answer =
  /** A file is open, and is being read. */
  | { readonly kind: 'opened'; readonly shown: Shown }
  | { readonly kind: 'unopened' }
  | { readonly kind: 'read'; readonly preview: ImportPreview }
  /** A part of the plan. */
  | { readonly kind: 'part'; readonly part: ImportPlan }
  /** The plan is whole; `text` is it as JSON, for main, and `says` what it makes, for the person. */
  | {
      readonly kind: 'planned';
      readonly text: string;
      readonly says: string;
      /** Where the TIDs in it belong. */
      readonly tids: readonly PlacedTid[];
    }
  /** There is nothing in what was read last. */
  | { readonly kind: 'unplanned' }
  | { readonly kind: 'pasted'; readonly pasted: Pasted }
  /** It could not be done, which is a bug or a want of memory; the thread is of no more use. */
  | { readonly kind: 'failed' };

/** How many things of a kind a part has at most: a window takes it in within a few milliseconds. */
export const partSize = 100;

/** The longest text that can be edited; of a longer one the beginning is shown. */
const mostEditable = 20_000;

/** Cuts a text to what is shown of it. */
export function toShown(text: string): Shown {
  return { text: text.length > mostEditable ? text.slice(0, 300) : text, characters: text.length };
}
