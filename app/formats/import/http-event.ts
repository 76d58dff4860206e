import type { BodyOptions } from '#app/event/body.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { moveParameters } from '#app/event/parameters.ts';
import { mapOutsideTokens } from '#app/event/tokens.ts';
import { queryToParameters } from '#app/event/uri.ts';
import { applyBody } from '#app/formats/body-json.ts';
import { withoutHidden } from '#app/text/hidden-characters.ts';
import { decodePercent } from '#app/text/percent.ts';
import { readForm } from './body-form.ts';
import type { FoundRequest } from './found.ts';
import { readLenientBody } from './lenient-body.ts';
import { hasSignIn, withoutSignIn } from './sign-in.ts';
import { readVisitCall } from './visit-call.ts';

/** An HTTP request read as an event: the event itself, and where it went, as written. */
export type HttpEvent = {
  readonly draft: Draft;
  /** `https://host`, or a text with `{{name}}` in it. */
  readonly server: string;
  readonly siteKey: string;
  /** Its address as written, where it shows the server and the site key only with the values of its variables. */
  readonly openUrl?: string;
  /** Its address had a user name or a password, which are left out. */
  readonly hasSignIn?: boolean;
  /** Where the request was, if only some environments are meant for it. */
  readonly workspace?: string;
  /** How its body is written; null where that does not show. */
  readonly form: BodyOptions | null;
  /** What could not be taken as it is, in words; null when all was. */
  readonly note: string | null;
  /** It was another call than one to this API, and the note says which. */
  readonly isCall?: boolean;
};

const ENDPOINT = /^(.*?)\/one\/rt\/track\/([^/?#]*)\/events\/?(?:\?([^#]*))?(?:#.*)?$/s;

/** The server and the site key of an endpoint, as written; null for any other address. */
export function placeOfUrl(url: string): Pick<HttpEvent, 'server' | 'siteKey' | 'hasSignIn'> | null {
  const [, server, siteKey] = ENDPOINT.exec(tidyUrl(url)) ?? [];
  // An address in a parameter is what another server is told of.
  if (server === undefined || siteKey === undefined || /[?#]/.test(server)) return null;
  return {
    server: withoutSignIn(server),
    siteKey: decodePercent(siteKey),
    ...(hasSignIn(server) && { hasSignIn: true }),
  };
}

/** Chats and pages put characters into an address that can't be seen. */
function tidyUrl(url: string): string {
  const end = url.search(/[?#]|$/);
  return (withoutHidden(url.slice(0, end)) + url.slice(end)).trim();
}

/** Reads a request to this API, or a call of a visit that says the same; null for any other request. */
export function httpToEvent(request: FoundRequest): HttpEvent | null {
  return readEventCall(request) ?? readVisitCall(request);
}

function readEventCall({ method, url, body }: FoundRequest): HttpEvent | null {
  const place = placeOfUrl(url);
  if (method !== 'POST' || place === null) return null;
  const [, , , query = ''] = ENDPOINT.exec(tidyUrl(url)) ?? [];
  const parts = query === '' ? [] : queryToParameters(withoutPlus(query));
  const tid = parts.find(({ name }) => name === 'tid')?.value ?? '';
  const others = parts.filter(({ name }) => name !== 'tid');
  const { reading, changes, text } = readLenientBody(body);
  const { form, lost } = readForm(reading.ok ? text : '');
  const notes = lost === null ? changes : [...changes, lost];
  const read = reading.ok ? applyBody(blankDraft, reading.body) : { ...blankDraft, unreadBody: body };
  const draft = others.length === 0 ? read : { ...moveParameters(read, 'request-url'), uri: read.uri };
  return {
    draft: {
      ...draft,
      tid: decodePercent(tid),
      parameters: others.length === 0 ? draft.parameters : others,
    },
    ...place,
    form,
    note: !reading.ok
      ? 'Its body isn’t an event. It’s kept as text on the JSON tab.'
      : notes.length > 0
        ? notes.join(' ')
        : null,
  };
}

/** In a query a plus stands for a space. A parameter is sent as what it says, so that one would arrive as a plus. */
function withoutPlus(query: string): string {
  return mapOutsideTokens(query, (part) => part.replaceAll('+', '%20'));
}
