import type { BodyOptions } from '#app/event/body.ts';
import type { Draft } from '#app/event/draft.ts';
import { readAnswer } from '#app/exchange/outcome.ts';
import { hasCommand, isCommand } from '#app/formats/curl/curl.ts';
import { bareServer, type Given, readGiven } from '#app/formats/mxo/given.ts';
import { readTidText, type TidText } from '#app/formats/mxo/tid-text.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { shorten } from '#app/text/shorten.ts';
import { beginsLikeImport, isPage } from './begins-like.ts';
import { eventOfGiven } from './event-of-given.ts';
import type { ImportedEnvironment, NotTaken } from './found.ts';
import type { ImportedEvents } from './imported.ts';
import { leftBeside } from './left-beside.ts';
import { plainText } from './plain-text.ts';
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
      /** The variables that its server or site key is written with. */
      readonly openNames: readonly string[];
      readonly notTaken: readonly NotTaken[];
    }
  /** Where to send, without an event. */
  | { readonly kind: 'endpoint'; readonly what: string; readonly tid: string; readonly place: Place }
  /** A customer as a browser knows them: a TID that may belong anywhere. */
  | { readonly kind: 'tid'; readonly what: string; readonly tid: string }
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
      readonly notTaken: readonly NotTaken[];
    }
  /** Several things, or one with a slip in it: to be looked at before anything is made of it. */
  | { readonly kind: 'import' }
  /** `says` why it can't be read. */
  | { readonly kind: 'nothing'; readonly says: string };

/** Reads a text that a person was given. One event or one place is taken at once; everything else is shown first. */
export function readPaste(pasted: string): Pasted {
  const text = plainText(pasted);
  if (!beginsLikeImport(text)) {
    // The address in it would be read alone, and its event lost.
    const requests = hasRequest(text) ? readImport(text) : null;
    if (requests?.kind === 'events' && requests.requests.length > 0) return readEvents(requests);
    // A page or a message may only speak of a command.
    const isMeant = isCommand(text) || !hasCommand(text);
    if (requests !== null && isMeant && !isPage(text)) return { kind: 'import' };
    const reading = readGiven(text);
    // The address of any web page reads as a server name.
    const isOfMxo = reading.kind === 'given' && reading.given.what !== bareServer;
    const tids = isOfMxo || reading.kind === 'unclear' ? null : readTidText(text);
    if (tids !== null) return pastedTid(tids);
    if (reading.kind === 'given') return pastedOf(reading.given, leftBeside(text));
    if (reading.kind === 'unclear') return { kind: 'nothing', says: reading.problem };
  }
  const imported = readImport(text);
  switch (imported.kind) {
    case 'unreadable': {
      const { tid } = readAnswer(200, text);
      if (tid !== null) return { kind: 'tid', what: 'A response of MXO', tid };
      return beginsLikeImport(text) ? { kind: 'import' } : { kind: 'nothing', says: imported.problem };
    }
    case 'workspace':
      return { kind: 'import' };
    case 'events':
      return readEvents(imported);
  }
}

const mostNamed = 5;

/** Which of several is meant is for the person to say. */
function pastedTid({ what, tids }: TidText): Pasted {
  const [tid = '', ...others] = tids;
  if (others.length === 0) return { kind: 'tid', what, tid };
  // A browser's history may have thousands of them.
  const shown = tids.slice(0, mostNamed).map((one) => shorten(one, 60));
  const more = tids.length > mostNamed ? ` and ${formatNumber(tids.length - mostNamed)} more` : '';
  return {
    kind: 'nothing',
    says: `This text has ${formatCount(tids.length, 'TID')}: ${shown.join(', ')}${more}. Paste only the one that you want to use.`,
  };
}

/** @param left what is beside the address and isn't read */
function pastedOf(given: Given, left: readonly NotTaken[]): Pasted {
  const { what, serverName, siteKey, tid, uri, doubt } = given;
  const { draft, notTaken } = eventOfGiven(given);
  const event = uri === '' ? null : draft;
  // Import can't make an environment of a part of one.
  if (doubt !== '')
    return {
      ...{ kind: 'unfinished', what, serverName, siteKey, tid, says: doubt, draft: event },
      notTaken: [...(event === null ? [] : notTaken), ...left],
    };
  if (left.length > 0) return { kind: 'import' };
  const place = { serverName, siteKey };
  return event === null
    ? { kind: 'endpoint', what, tid, place }
    : { kind: 'event', what, draft: event, place, openNames: [], notTaken };
}

function readEvents(imported: ImportedEvents): Pasted {
  const { what, requests, environments, variables, openNames, notTaken } = imported;
  const [request, ...others] = requests;
  const [environment, ...otherPlaces] = environments;
  const known = [...variables, ...environments.flatMap((one) => one.variables)];
  // With more than that, something would be chosen or left out unseen.
  if (request === undefined || request.folder.length + others.length + otherPlaces.length + known.length > 0)
    return { kind: 'import' };
  const siteKey = environment?.siteKeys[0]?.siteKey;
  const place = environment === undefined || siteKey === undefined ? null : placeOf(environment, siteKey);
  const halves = environment === undefined || place !== null ? [] : halvesOf(environment);
  return { kind: 'event', what, draft: request.draft, place, openNames, notTaken: [...notTaken, ...halves] };
}

/** A server without a site key, or the other way round, is no place to send to. */
function halvesOf({ serverName, siteKeys }: ImportedEnvironment): readonly NotTaken[] {
  return [
    ...(serverName === '' ? [] : [{ what: `The server ${serverName}`, why: 'It comes without a site key.' }]),
    ...siteKeys.map(({ siteKey }) => ({ what: `The site key ${siteKey}`, why: 'It comes without a server.' })),
  ];
}

function placeOf({ serverName, bodyForm, customerKeyName }: ImportedEnvironment, siteKey: string): Place | null {
  return serverName === '' ? null : { serverName, siteKey, form: { bodyForm, customerKeyName } };
}
