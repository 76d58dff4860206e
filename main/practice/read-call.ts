import { parameterOf } from '#app/environments/endpoint.ts';
import type { SendAs } from '#app/event/draft.ts';
import { customerOfPixel } from '#app/exchange/pixel.ts';
import { decodePercent } from '#app/text/percent.ts';
import { readEvent } from './read-event.ts';

/** A call as the practice server understands it. */
export type PracticeCall = {
  readonly siteKey: string;
  /** From the request URL; null without one. */
  readonly tid: string | null;
  readonly uri: string;
  readonly customerKey: string;
  readonly sentAs: SendAs;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
};

export type CallReading =
  | { readonly ok: true; readonly call: PracticeCall }
  | {
      readonly ok: false;
      readonly status: number;
      readonly message: string;
      /** The method that the address takes, where another one came. */
      readonly allow?: string;
    };

type RawCall = {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  /** Null when it was longer than the server takes. */
  readonly body: string | null;
};

/** Reads a call as strictly as a server might, and returns its problem. */
export function readCall({ method, url, contentType, body }: RawCall): CallReading {
  const [, encoded, query = ''] =
    /^(?:http:\/\/[^/?#]*)?\/one\/rt\/track\/([^/?]+)\/events(?:\?(.*))?$/.exec(url) ?? [];
  if (encoded === undefined) return readPixel(method, url);
  if (method !== 'POST') return no(405, 'Send events with POST.');
  if (!/^application\/json\s*(;|$)/i.test(contentType)) return no(415, 'The content type must be application/json.');
  if (body === null) return no(413, 'The body is larger than 1 MB.');
  const event = readEvent(body);
  if (!event.ok) return no(400, event.message);
  const { uri, customerKey, properties } = event;
  const tid = parameterOf(query, 'tid');
  return {
    ok: true,
    call: {
      sentAs: 'event',
      siteKey: decodePercent(encoded),
      tid,
      uri,
      customerKey,
      properties,
    },
  };
}

/** Reads a tracking pixel: an image whose address has the URI, and the customer in a parameter of it. */
function readPixel(method: string, url: string): CallReading {
  const [, encoded, query = ''] = /^(?:http:\/\/[^/?#]*)?\/one\/rt\/track\/([^/?]+)\/pixel(?:\?(.*))?$/.exec(url) ?? [];
  if (encoded === undefined)
    return no(404, 'The path must be /one/rt/track/<site key>/events, or /pixel for a tracking pixel.');
  if (method !== 'GET') return { ...no(405, 'Get a tracking pixel with GET.'), allow: 'GET' };
  const uri = parameterOf(query, 'uri') ?? '';
  if (uri === '') return no(400, 'The address needs a uri: pixel?uri=<encoded URI>.');
  const call = {
    sentAs: 'pixel',
    siteKey: decodePercent(encoded),
    tid: null,
    uri,
    customerKey: customerOfPixel(uri),
    properties: [],
  } as const;
  return { ok: true, call };
}

function no(status: number, message: string): Extract<CallReading, { ok: false }> {
  return { ok: false, status, message };
}
