import type { Draft } from '#app/event/draft.ts';
import type { Variable } from '#app/event/variables.ts';
import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import type { ImportedEnvironment, NotTaken } from './found.ts';

/** An event to be made, with the names of its folders. */
export type ImportedRequest = {
  readonly name: string;
  readonly folder: readonly string[];
  readonly draft: Draft;
  /** When it was made, ISO 8601, UTC; absent where nothing says so. */
  readonly at?: string;
};

/** Events of other tools, with what belongs to them. */
export type ImportedEvents = {
  readonly kind: 'events';
  /** What the text is, in words. */
  readonly what: string;
  readonly requests: readonly ImportedRequest[];
  readonly environments: readonly ImportedEnvironment[];
  readonly variables: readonly Variable[];
  readonly notTaken: readonly NotTaken[];
  /** Where the TIDs of the requests belong. */
  readonly tids: readonly PlacedTid[];
  /** The variables of servers and site keys that nothing in the import has a value for. */
  readonly openNames: readonly string[];
};

export type ImportedWorkspace = {
  readonly kind: 'workspace';
  readonly file: WorkspaceFile;
  /** What was put right in it, or left out, when it was read; absent where nothing was. */
  readonly notTaken?: readonly NotTaken[];
};

/** Several files that make one import. */
export type ImportedFiles = {
  readonly kind: 'files';
  /** All of them, as they were given. */
  readonly files: readonly FileKind[];
  /** In the order in which they are imported: each finds here what those before it made. */
  readonly parts: readonly ImportedPart[];
  /** The files that are not imported, and those whose letters may be others. */
  readonly notTaken: readonly NotTaken[];
};

/** What a file is, in words; null where it isn't imported. */
export type FileKind = { readonly name: string; readonly what: string | null };

/** What comes of one file, or of several that belong together. */
export type ImportedPart = {
  /** The name of the file; null for several. */
  readonly file: string | null;
  readonly imported: ImportedEvents | ImportedWorkspace;
};

export type Unreadable = { readonly kind: 'unreadable'; readonly problem: string };

/** What can be imported. */
export type Importable = ImportedEvents | ImportedWorkspace | ImportedFiles;

/** What a text, or several files, would make. */
export type Imported = Importable | Unreadable;

/** What a file of Tidings is called. */
export const ownFile = 'A Tidings file';

/** What is imported, part by part: the only one, or those of several files. */
export function partsOf(imported: Importable): readonly ImportedPart[] {
  return imported.kind === 'files' ? imported.parts : [{ file: null, imported }];
}

/** Events, without what they don't have. */
export function importedEvents(what: string, parts: Partial<Omit<ImportedEvents, 'kind' | 'what'>>): ImportedEvents {
  return {
    kind: 'events',
    what,
    requests: [],
    environments: [],
    variables: [],
    notTaken: [],
    tids: [],
    openNames: [],
    ...parts,
  };
}
