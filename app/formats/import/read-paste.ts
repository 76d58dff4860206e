import type { BodyOptions } from '#app/event/body.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { type Given, readGiven } from '#app/formats/mxo/given.ts';
import type { ImportedEnvironment, NotTaken } from './found.ts';
import type { ImportedEvents } from './imported.ts';
import { readImport } from './read-import.ts';
import { hasRequest } from './read-text.ts';

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
  /** Where to send, without an event. */
  | { readonly kind: 'endpoint'; readonly what: string; readonly tid: string; readonly place: Place }
  /** A part of where to send: the person has to add or check the rest. */
  | {
      readonly kind: 'unfinished';
      readonly what: string;
      /** Empty where the text does not say. */
      readonly serverName: string;
      readonly siteKey: string;
      readonly tid: string;
      /** What to add or check, in words. */
      readonly says: string;
      /** The event in it; null without one. */
      readonly draft: Draft | null;
    }
  /** Several things, or one with a slip in it: to be looked at before anything is made of it. */
  | { readonly kind: 'import' }
  /** `says` why it can't be read. */
  | { readonly kind: 'nothing'; readonly says: string };

/** What begins like one of these is read as such, however long it takes and whatever is wrong with it. */
export const beginsLikeImport = /^\s*(curl(\.exe)?[\s^]|[{[])/i;

/** Reads a text that a person was given. One event or one place is taken at once; everything else is shown first. */
export function readPaste(text: string): Pasted {
  if (!beginsLikeImport.test(text)) {
    // The address in it would be read alone, and its event lost.
    const requests = hasRequest(text) ? readImport(text) : null;
    if (requests?.kind === 'events' && requests.requests.length > 0) return readEvents(requests);
    const reading = readGiven(text);
    if (reading.kind === 'given') return pastedOf(reading.given);
    if (reading.kind === 'unclear') return { kind: 'nothing', says: reading.problem };
  }
  const imported = readImport(text);
  switch (imported.kind) {
    case 'unreadable':
      return beginsLikeImport.test(text) ? { kind: 'import' } : { kind: 'nothing', says: imported.problem };
    case 'workspace':
      return { kind: 'import' };
    case 'events':
      return readEvents(imported);
  }
}

function pastedOf({ what, serverName, siteKey, tid, uri, doubt }: Given): Pasted {
  const draft = uri === '' ? null : { ...editUri(blankDraft, uri), tid };
  if (doubt !== '') return { kind: 'unfinished', what, serverName, siteKey, tid, says: doubt, draft };
  const place = { serverName, siteKey };
  return draft === null ? { kind: 'endpoint', what, tid, place } : { kind: 'event', what, draft, place, notTaken: [] };
}

function readEvents(imported: ImportedEvents): Pasted {
  const { what, requests, environments, variables, notTaken } = imported;
  const [request, ...others] = requests;
  const [environment, ...otherPlaces] = environments;
  const known = [...variables, ...environments.flatMap((one) => one.variables)];
  // With more than that, something would be chosen or left out unseen.
  if (request === undefined || request.folder.length + others.length + otherPlaces.length + known.length > 0)
    return { kind: 'import' };
  const siteKey = environment?.siteKeys[0]?.siteKey;
  const place = environment === undefined || siteKey === undefined ? null : placeOf(environment, siteKey);
  return { kind: 'event', what, draft: request.draft, place, notTaken };
}

function placeOf({ serverName, bodyForm, customerKeyName }: ImportedEnvironment, siteKey: string): Place | null {
  return serverName === '' ? null : { serverName, siteKey, form: { bodyForm, customerKeyName } };
}
