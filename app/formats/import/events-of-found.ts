import type { Draft } from '#app/event/draft.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { isDynamicValue } from '#app/event/dynamic-values.ts';
import { nameOf } from '#app/event/event-title.ts';
import { findTokens, maskTokens } from '#app/event/tokens.ts';
import { readWanted, type Variable } from '#app/event/variables.ts';
import { environmentsOf } from './environments-found.ts';
import { fillIn, fillVariables, unfilled, withBuilt } from './fill-variables.ts';
import { type Found, type FoundRequest, isUsedWith, type NotTaken, nameByAddress } from './found.ts';
import { type HttpEvent, httpToEvent } from './http-event.ts';
import { type ImportedEvents, type ImportedRequest, importedEvents } from './imported.ts';
import { joinApart, nameFoundApart } from './join-found.ts';
import { leftHeaders } from './left-headers.ts';
import { placedTids } from './placed-tids.ts';
import { withoutSignIn } from './sign-in.ts';
import { createTally } from './tally.ts';

/** What a text of another tool holds. */
export type FoundText = {
  /** What the text is, in words. */
  readonly what: string;
  /** The folder for many requests that come without one. */
  readonly folderName: string;
  readonly found: Found;
  /** The file that it is in; null for the only one. */
  readonly file: string | null;
};

/** How many requests without a folder stay without one. */
const mostAtTop = 50;

/**
 * Sorts requests into those for this API and the rest, and makes environments of where they went. What is in one text
 * belongs to the others: an environment in a second file says where the requests of the first one go.
 */
export function eventsOfFound(texts: readonly FoundText[]): ImportedEvents {
  const apart = nameFoundApart(texts.map(({ found }) => found));
  const joined = joinApart(apart);
  const found = { ...joined, ...withBuilt(joined) };
  const sorted = texts.map((text, index) =>
    sortRequests({ ...text, found: apart[index] ?? text.found }, valuesFor(found)),
  );
  const places = sorted.flatMap(({ events }) => events);
  const made = environmentsOf(places, found);
  const variables = fillVariables(found.variables);
  const open = unfilled([...variables, ...made.environments.flatMap((one) => one.variables)]);
  return importedEvents(texts.length === 1 ? (texts[0]?.what ?? '') : `${texts.length} files`, {
    requests: sorted.flatMap(({ requests }) => requests),
    environments: made.environments,
    variables,
    notTaken: [...sorted.flatMap(({ notTaken }) => notTaken), ...made.notTaken, ...open],
    tids: placedTids(places, found),
    openNames: made.openNames,
  });
}

type Sorted = {
  readonly requests: readonly ImportedRequest[];
  readonly events: readonly HttpEvent[];
  readonly notTaken: readonly NotTaken[];
};

type ValuesFor = (request: FoundRequest) => readonly (readonly Variable[])[];

/** The values of the variables, with each of the environments for a request. */
function valuesFor({ environments, variables }: Found): ValuesFor {
  const settings = environments.map((one) => ({ ...one, values: [...variables, ...one.variables] }));
  return (request) => {
    const own = settings.filter((one) => isUsedWith(one, request));
    return own.length === 0 ? [variables] : own.map(({ values }) => values);
  };
}

function sortRequests({ folderName, found, file }: FoundText, valuesOf: ValuesFor): Sorted {
  const notTaken: NotTaken[] = [...found.notTaken];
  const changes = createTally();
  const taken: { readonly request: FoundRequest; readonly event: HttpEvent }[] = [];
  for (const written of found.requests) {
    const request = withWholeUrl(written);
    const event = httpToEvent(request) ?? openToEvent(request, valuesOf);
    if (event === null) notTaken.push({ what: request.name, why: whyNot(request) });
    else if (request.leftOut !== undefined) notTaken.push({ what: request.name, why: request.leftOut });
    else {
      const { workspace } = request;
      taken.push({ request, event: workspace === undefined ? event : { ...event, workspace } });
      // Of a request that isn't taken, no one asks how it was read.
      if (request !== written) notTaken.push(brokenUrl(request));
      if (request.change !== undefined) changes.add(request.change.noun, request.change.why);
      if (event.note !== null) notTaken.push(noteOn(request, event, event.note));
    }
  }
  // The requests of a visit belong together, and many without a folder would hide what is at the top of the library.
  const isVisit = taken.filter(({ request }) => request.at !== undefined).length > 1;
  const together = isVisit || taken.length > mostAtTop ? [folderName] : [];
  const requests = taken.map(({ request, event: { draft } }) => ({
    // All addresses of this API read the same: what the event is about says more.
    name: request.name === nameByAddress(request.method, request.url) ? nameOf(draft) : tidyName(request.name),
    folder: request.folder.length > 0 ? request.folder : together,
    draft,
    ...(request.at !== undefined && { at: request.at }),
  }));
  const headers = leftHeaders(taken.map(({ request }) => request));
  const dynamic = unknownDynamic(taken.map(({ event }) => event.draft));
  return {
    requests,
    events: taken.map(({ event }) => event),
    notTaken: ofFile([...notTaken, ...changes.lines(), ...headers, ...dynamic], file),
  };
}

/** A mail breaks a long address, also inside of its quotes. */
function withWholeUrl(request: FoundRequest): FoundRequest {
  const [line = '', ...others] = request.url.trim().split('\n');
  if (others.length === 0) return request;
  const url = [line, ...others].map((part) => part.trim()).join('');
  const isUnnamed = request.name === nameByAddress(request.method, request.url);
  return { ...request, url, name: isUnnamed ? nameByAddress(request.method, url) : request.name };
}

function brokenUrl({ name }: FoundRequest): NotTaken {
  const why = 'Its address had a line break, which is left out. Check the address before you send.';
  return { what: name, why, isChanged: true };
}

/** Tools call a request without a name by its address. */
function tidyName(name: string): string {
  return /^https?:\/\//i.test(name) ? withoutSignIn(name) : name;
}

/** Reads a request whose address is one of this API only with the values of its variables; null for any other one. */
function openToEvent(request: FoundRequest, valuesOf: ValuesFor): HttpEvent | null {
  const end = maskTokens(request.url).search(/[?#]|$/);
  const [address, rest] = [request.url.slice(0, end), request.url.slice(end)];
  if (findTokens(address).length === 0) return null;
  for (const one of valuesOf(request)) {
    const filled = fillIn(address, one);
    const url = filled + (filled.includes('?') ? rest.replace(/^\?/, '&') : rest);
    const event = httpToEvent({ ...request, url });
    if (event !== null) return event.isCall === true ? event : { ...event, openUrl: address };
  }
  return null;
}

/** What had to be changed so that a request could be taken. */
function noteOn({ name }: FoundRequest, { isCall = false }: HttpEvent, why: string): NotTaken {
  return { what: isCall ? name : `The body of ${name}`, why, isChanged: true };
}

/** Notes on a file, which say so. */
export function ofFile(notes: readonly NotTaken[], file: string | null): readonly NotTaken[] {
  return file === null ? notes : notes.map((note) => ({ ...note, file }));
}

/** The dynamic values of other tools that Tidings does not have: they block Send until they are replaced. */
function unknownDynamic(drafts: readonly Draft[]): readonly NotTaken[] {
  const tokens = new Set(drafts.flatMap((draft) => [...tokensOf(draft)]));
  return [...tokens]
    .filter((inner) => readWanted(inner).kind === 'dynamic' && !isDynamicValue(inner))
    .map((inner) => ({
      what: `{{${inner}}}`,
      why: 'Tidings doesn’t have this dynamic value. Replace it before you send.',
      isChanged: true,
    }));
}

function whyNot({ method, url }: FoundRequest): string {
  return method === 'POST' || /\/one\/rt\/track\//.test(url)
    ? 'It’s not for this API: it isn’t a POST to an address that ends in /one/rt/track/SITE-KEY/events.'
    : `It’s not for this API: ${method} ${withoutSignIn(url).slice(0, 80)}`;
}
