import { parameterOf } from '#app/environments/endpoint.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { queryToParameters } from '#app/event/uri.ts';
import { applyBody } from '#app/formats/body-json.ts';
import { base64ToBytes, utf8ToText } from '#app/text/base64.ts';
import { decodePercent } from '#app/text/percent.ts';
import { splitOnce } from '#app/text/split-once.ts';
import type { FoundRequest } from './found.ts';
import type { HttpEvent } from './http-event.ts';
import { readLenientBody } from './lenient-body.ts';
import { hasSignIn, withoutSignIn } from './sign-in.ts';

/** Where MXO begins in an address. */
const mxo = '/one/rt/';

/**
 * Reads a call that a website's tag, a pixel or an app makes, as a recording of a visit has them; null for any other call.
 * Sources: "Track Customer Activity for Outbound Communications" for the pixel, the change log of the iOS SDK for apps,
 * and a public reading of the tag for its calls.
 */
export function readVisitCall(request: FoundRequest): HttpEvent | null {
  const [address = ''] = request.url.trim().split('#', 1);
  // An address in a parameter may have a question mark of its own, and name a call that another server is told of.
  const [place, query] = splitOnce(address, '?');
  const at = place.indexOf(mxo);
  if (at < 0) return null;
  const path = place.slice(at + mxo.length);
  const known = kindOf(path, query);
  const read = known === null ? null : readCall(request, known.kind, query);
  if (known === null || read === null) return null;
  const tid = (parameterOf(query, 'tid') ?? parameterOf(query, 'one-tid')) || read.draft.tid;
  return {
    draft: { ...read.draft, tid, sendAs: known.kind === pixel ? 'pixel' : 'event' },
    server: withoutSignIn(place.slice(0, at)),
    ...(hasSignIn(place.slice(0, at)) && { hasSignIn: true }),
    siteKey: known.siteKey,
    form: null,
    note: [sayKind(known.kind), ...read.notes, ...leftOut(query)].join(' '),
    isCall: true,
  };
}

const pixel = { method: 'GET', what: 'This is a tracking pixel.' } as const;
const tag = { method: 'GET', what: 'This is a call of a website’s tag.' } as const;
const app = { method: 'PUT', what: 'This is a call of an app.' } as const;
type Kind = typeof pixel | typeof tag | typeof app;

/** The kinds of calls, by what stands behind `/one/rt/`. */
const paths: readonly (readonly [RegExp, Kind])[] = [
  [/^track\/([^/]+)\/pixel\/?$/, pixel],
  [/^web\/onetag\/([^/]+)(?:\/|$)/, tag],
  [/^api\/[^/]+\/interaction\/([^/]+)\/?$/, app],
];

/** What kind of call it is, and its site key; null for any other call. */
function kindOf(path: string, query: string): { readonly kind: Kind; readonly siteKey: string } | null {
  for (const [pattern, kind] of paths) {
    const [, siteKey] = pattern.exec(path) ?? [];
    // A file is no site key.
    if (siteKey !== undefined && !siteKey.includes('.')) return { kind, siteKey: decodePercent(siteKey) };
  }
  const siteKey = /__props\.gif$/.test(path) ? (parameterOf(query, 'sk') ?? parameterOf(query, 'siteKey')) : null;
  return siteKey === null ? null : { kind: tag, siteKey };
}

/** A pixel can be sent as what it is. */
function sayKind(kind: Kind): string {
  if (kind === pixel) return `${pixel.what} Tidings sends it as one. To send an event instead, change “Send as”.`;
  return `${kind.what} Tidings sends it as an event of this API.`;
}

type Call = { readonly draft: Draft; readonly notes: readonly string[] };

/** What the call says; null where it says nothing of an event, as when a tag asks for its settings. */
function readCall({ method, body }: FoundRequest, kind: Kind, query: string): Call | null {
  if (kind.method === 'PUT') return method === 'PUT' || method === 'POST' ? draftOf(body) : null;
  if (method !== 'GET') return null;
  const uri = parameterOf(query, 'uri');
  // A pixel says everything in its URI.
  const data = kind === pixel && uri !== null ? null : parameterOf(query, 'apirequest');
  if (data !== null) return draftOf(decodeData(data));
  if (uri === null) return null;
  return { draft: editUri(blankDraft, uri), notes: [] };
}

/** The JSON in a tag's call: Base64 of a text in percent-encoding. What can't be decoded stays as it is. */
function decodeData(data: string): string {
  const bytes = base64ToBytes(data);
  return decodePercent((bytes === null ? null : utf8ToText(bytes)) ?? data);
}

/** The event of a JSON. Members that this API doesn't know are the tag's own, and are named and left out. */
function draftOf(json: string): Call {
  const { reading, changes } = readLenientBody(json);
  if (!reading.ok)
    return {
      draft: { ...blankDraft, unreadBody: json },
      notes: ['Its data isn’t an event. It’s kept as text on the JSON tab.'],
    };
  const tid = reading.body.extra.find(({ name }) => name === 'tid' || name === 'one-tid')?.json;
  const others = reading.body.extra.filter(({ name }) => name !== 'tid' && name !== 'one-tid').map(({ name }) => name);
  const draft = applyBody(blankDraft, { ...reading.body, extra: [] });
  return {
    draft: { ...draft, tid: textIn(tid) },
    notes: [...changes, ...(others.length === 0 ? [] : [`Left out of its data: ${others.join(', ')}.`])],
  };
}

function textIn(json: string | undefined): string {
  const value: unknown = json === undefined ? '' : JSON.parse(json);
  return typeof value === 'string' ? value : '';
}

const taken = new Set(['uri', 'tid', 'one-tid', 'apirequest', 'sk', 'siteKey']);

/** What is left out of the address of a call, in words; nothing where all of it is taken. */
export function leftOut(query: string): readonly string[] {
  const names = (query === '' ? [] : queryToParameters(query))
    .map(({ name }) => name)
    .filter((name) => !taken.has(name));
  return names.length === 0 ? [] : [`Left out of its address: ${[...new Set(names)].join(', ')}.`];
}
