import type { LibraryItem } from '#app/library/library.ts';
import type { Template } from '#app/library/template.ts';
import type { Outgoing } from './outgoing.ts';

/** What a file is to be made of: everything, some of the library, or one template. */
export type Exporting =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'items'; readonly items: readonly LibraryItem[] }
  | { readonly kind: 'template'; readonly template: Template };

/** An event that waits for answers. */
export type Asking = { readonly outgoing: Outgoing; readonly questions: readonly string[] };

/** Something that waits for a name. */
export type Naming = {
  readonly title: string;
  /** Null when only the folder is asked. */
  readonly name: string | null;
  /** The folder that it goes into; undefined when that is not asked. */
  readonly folderId?: string | null;
  readonly onNamed: (name: string, folderId: string | null) => void;
};
