import { z } from 'zod';
import { type EndpointReading, parseEndpoint } from '#app/environments/endpoint.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { formatBody } from '#app/event/body.ts';
import type { Draft } from '#app/event/draft.ts';
import { wellFormed } from '#app/text/percent.ts';

import { utf8Length } from '#app/text/utf8.ts';
import { encodePixelUri, toPixelEvent } from './pixel.ts';
import { requestParameters } from './request-parameters.ts';

export const headerSchema = z.object({ name: z.string(), value: z.string() });

/** `GET` for a tracking pixel. */
export const methodSchema = z.enum(['POST', 'GET']);

export const httpRequestSchema = z.object({
  method: methodSchema,
  url: z.string(),
  headers: z.array(headerSchema).readonly(),
  /** The whole body; it goes out as UTF-8. Empty for a tracking pixel. */
  body: z.string(),
});

export type Header = Readonly<z.infer<typeof headerSchema>>;
export type HttpRequest = Readonly<z.infer<typeof httpRequestSchema>>;

export type RequestReading =
  | { readonly ok: true; readonly request: HttpRequest }
  | { readonly ok: false; readonly problem: string };

/**
 * Turns a draft into the exact HTTP request, every header included. The one function behind the preview, the send and
 * every export: what it returns is what arrives, byte for byte.
 */
export function buildRequest(draft: Draft, environment: Environment, siteKey: string): RequestReading {
  const reading = parseEndpoint(serverNameFor(environment, siteKey));
  if (!reading.ok) return reading;
  const place = `${reading.endpoint.serverName}/one/rt/track/${encodeURIComponent(wellFormed(siteKey))}`;
  if (draft.sendAs === 'pixel') {
    const url = `${place}/pixel?uri=${encodePixelUri(toPixelEvent(draft).uri)}`;
    return { ok: true, request: { method: 'GET', url, headers: formatHeaders(reading.endpoint, null), body: '' } };
  }
  const url = `${place}/events${formatQuery(draft)}`;
  const body = formatBody(draft, draft.uri, environment);
  return { ok: true, request: { method: 'POST', url, headers: formatHeaders(reading.endpoint, body), body } };
}

/**
 * The server that a site key of this environment is reached at. Only Practice's keys have their own: the window shows
 * no such server, so one that a file brings along would lead events to a place that nobody sees.
 */
export function serverNameFor(environment: Environment, siteKey: string): string {
  if (environment.id !== practiceId) return environment.serverName;
  const own = environment.siteKeys.find((candidate) => candidate.siteKey === siteKey)?.serverName;
  return own ?? environment.serverName;
}

/** The request as sent: request line, headers, empty line, body. */
export function formatHttp({ method, url, headers, body }: HttpRequest): string {
  const target = url.replace(/^https?:\/\/[^/]*/, '');
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(({ name, value }) => `${name}: ${value}`)];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

function formatQuery(draft: Draft): string {
  const { tid } = draft;
  const parts = [...(tid === '' ? [] : [`tid=${encodeURIComponent(wellFormed(tid))}`]), ...requestParameters(draft)];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

type Endpoint = Extract<EndpointReading, { ok: true }>['endpoint'];

/** @param body null for a request without one */
function formatHeaders({ serverName }: Endpoint, body: string | null): Header[] {
  return [
    { name: 'Host', value: serverName.replace(/^https?:\/\//, '').replace(/\/.*$/s, '') },
    ...(body === null
      ? [{ name: 'Accept', value: '*/*' }]
      : [
          { name: 'Content-Type', value: 'application/json; charset=utf-8' },
          { name: 'Content-Length', value: String(utf8Length(body)) },
          { name: 'Accept', value: 'application/json' },
        ]),
    { name: 'Accept-Encoding', value: 'gzip, deflate, br' },
    { name: 'User-Agent', value: 'Tidings' },
    { name: 'Connection', value: 'keep-alive' },
  ];
}
