import type { Exchange } from '#app/exchange/exchange.ts';
import type { LibraryItem } from '#app/library/library.ts';
import type { Template } from '#app/templates/template.ts';
import type { SendRequest } from './send-request.ts';

/** What a file is to be made of: everything, some of the library, or one template. */
export type Exporting =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'items'; readonly items: readonly LibraryItem[] }
  | { readonly kind: 'template'; readonly template: Template };

/** An event that waits for answers. */
export type Asking = { readonly sendRequest: SendRequest; readonly questions: readonly string[] };

/**
 * Something that waits for a name. It says what it is about by id, and holds no copy of the library: what is done is done
 * to the library as it is then.
 */
export type Naming = {
  readonly title: string;
  /** Null when only the folder is asked. */
  readonly name: string | null;
  /** The folder that it goes into; undefined when that is not asked. */
  readonly folderId?: string | null;
  readonly about: NamedThing;
};

/** What a name is for. */
export type NamedThing =
  /** The event of a tab, to be saved as a new request. */
  | { readonly kind: 'save'; readonly tabId: string }
  | { readonly kind: 'new-folder'; readonly folderId: string | null }
  | { readonly kind: 'rename'; readonly id: string }
  | { readonly kind: 'move'; readonly ids: readonly string[] };

/** What is explained of an event's place in Monitoring: how to find it, or why it may not be there. */
export type MonitoringQuestion = { readonly exchange: Exchange; readonly asks: 'where' | 'nothing-there' };
