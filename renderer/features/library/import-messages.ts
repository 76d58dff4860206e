import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import type { ImportPlan, PlanOptions } from '#app/formats/import/plan-import.ts';
import type { PartLimit } from '#app/formats/import/plan-parts.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import type { HereSummary } from '#app/formats/import/what-comes.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import type { Shown } from '#renderer/ui/shown-text.ts';

/** What a person decides on an import. */
export type ImportOptions = Omit<PlanOptions, 'newId'>;

/** What the window sends to the worker that reads imports, one request at a time. */
export type ImportRequest =
  | {
      readonly kind: 'read';
      readonly source: ImportSource;
      readonly here: HereSummary;
    }
  /** Plans what was read last. What is here has come in parts before. */
  | { readonly kind: 'plan'; readonly options: ImportOptions }
  /** A part of what the workspace has, for a plan. */
  | { readonly kind: 'here'; readonly part: ImportPlan }
  /** Writes the visit that was read last as a data file. */
  | { readonly kind: 'table' }
  | { readonly kind: 'paste'; readonly text: string };

/** What the worker responds. */
export type ImportResponse =
  /** A file is open and is being read. */
  | { readonly kind: 'opened'; readonly shown: Shown }
  | { readonly kind: 'unopened' }
  | { readonly kind: 'read'; readonly preview: ImportPreview }
  /** A part of the plan. */
  | { readonly kind: 'part'; readonly part: ImportPlan }
  /** A piece of the plan as JSON, for main. */
  | { readonly kind: 'text'; readonly piece: string }
  /** The plan is complete. `says` what it makes, for the person. */
  | {
      readonly kind: 'planned';
      readonly says: string;
      /** The environment and site key of each TID in it. */
      readonly tids: readonly PlacedTid[];
    }
  /** What was read last has nothing to import. */
  | { readonly kind: 'unplanned' }
  /** The text of the data file, and its name without the ending. */
  | { readonly kind: 'table'; readonly name: string; readonly text: string }
  | { readonly kind: 'pasted'; readonly pasted: Pasted }
  /** A bug, or not enough memory. The worker can’t be used any more. */
  | { readonly kind: 'failed' };

/** The most in one part: the window reads so much within a few milliseconds. */
export const partLimit: PartLimit = { things: 100, characters: 1_000_000 };

/** Tidings files are as large as the library in them. Recordings of a browser have every response, which isn't read. */
const mostMegabytesOf = (file: File) => (/\.(tidings|har)$/i.test(file.name) ? 400 : 50);

/** Why a file is too large to be read, in words; null where it isn't. */
export function tooLarge(file: File): string | null {
  const most = mostMegabytesOf(file);
  return file.size <= most * 1_000_000 ? null : `${file.name} is larger than ${most} MB. Import a part of it.`;
}
