import { parseEndpoint } from '#app/environments/endpoint.ts';
import type { BodyOptions } from '#app/event/body.ts';
import type { Draft } from '#app/event/draft.ts';
import type { ImportedEnvironment, NotTaken } from './found.ts';
import { type Imported, readImport } from './read-import.ts';

/** Where a pasted text sends to. */
export type Place = {
  readonly serverName: string;
  readonly siteKey: string;
  /** How its body is written; an endpoint has none. */
  readonly form?: BodyOptions;
};

/** What becomes of a text that is pasted anywhere in the window. */
export type Pasted =
  | {
      readonly kind: 'event';
      /** What the text is, in words. */
      readonly what: string;
      readonly draft: Draft;
      /** Null where the text does not say. */
      readonly place: Place | null;
      readonly notTaken: readonly NotTaken[];
    }
  | { readonly kind: 'endpoint'; readonly tid: string; readonly place: Place }
  /** Several things, or one with a slip in it: to be looked at before anything is made of it. */
  | { readonly kind: 'import' }
  | { readonly kind: 'nothing' };

/** Reads a text that is pasted where no field is. One event is taken at once; everything else is shown first. */
export function readPaste(text: string): Pasted {
  const reading = parseEndpoint(text);
  if (reading.ok && reading.endpoint.siteKey !== null) {
    const { serverName, siteKey, tid } = reading.endpoint;
    return { kind: 'endpoint', tid: tid ?? '', place: { serverName, siteKey } };
  }
  const imported = readImport(text);
  switch (imported.kind) {
    case 'unreadable':
      return { kind: /^\s*(curl\s|[{[])/i.test(text) ? 'import' : 'nothing' };
    case 'workspace':
      return { kind: 'import' };
    case 'events':
      return readEvents(imported);
  }
}

function readEvents(imported: Extract<Imported, { kind: 'events' }>): Pasted {
  const { what, requests, environments, variables, notTaken } = imported;
  const [request, another] = requests;
  if (request === undefined || another !== undefined || request.folder.length > 0 || variables.length > 0)
    return { kind: 'import' };
  const [environment] = environments;
  const siteKey = environment?.siteKeys[0]?.siteKey;
  const place = environment === undefined || siteKey === undefined ? null : placeOf(environment, siteKey);
  return { kind: 'event', what, draft: request.draft, place, notTaken };
}

function placeOf({ serverName, bodyForm, customerKeyName }: ImportedEnvironment, siteKey: string): Place | null {
  return serverName === '' ? null : { serverName, siteKey, form: { bodyForm, customerKeyName } };
}
