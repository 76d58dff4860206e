import { z } from 'zod';
import { type EndpointReading, parseEndpoint } from '#app/environments/endpoint.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { formatBody } from '#app/event/body.ts';
import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { encodeForRequestUrl, wellFormed } from '#app/event/uri.ts';
import { utf8Length } from '#app/text/utf8.ts';

export const headerSchema = z.object({ name: z.string(), value: z.string() });

export const httpRequestSchema = z.object({
  method: z.literal('POST'),
  url: z.string(),
  headers: z.array(headerSchema).readonly(),
  /** The whole body; it goes out as UTF-8. */
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
  const url = `${reading.endpoint.serverName}/one/rt/track/${encodeURIComponent(wellFormed(siteKey))}/events${formatQuery(draft)}`;
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

function formatQuery({ tid, parametersOn, parameters }: Draft): string {
  const parts = tid === '' ? [] : [`tid=${encodeURIComponent(wellFormed(tid))}`];
  if (parametersOn === 'request-url')
    for (const { name, value, bare } of rowsInUse(parameters))
      parts.push(
        bare && value === '' ? encodeForRequestUrl(name) : `${encodeForRequestUrl(name)}=${encodeForRequestUrl(value)}`,
      );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

type Endpoint = Extract<EndpointReading, { ok: true }>['endpoint'];

function formatHeaders({ serverName }: Endpoint, body: string): Header[] {
  return [
    { name: 'Host', value: serverName.replace(/^https?:\/\//, '').replace(/\/.*$/s, '') },
    { name: 'Content-Type', value: 'application/json; charset=utf-8' },
    { name: 'Content-Length', value: String(utf8Length(body)) },
    { name: 'Accept', value: 'application/json' },
    { name: 'Accept-Encoding', value: 'gzip, deflate, br' },
    { name: 'User-Agent', value: 'Tidings' },
    { name: 'Connection', value: 'keep-alive' },
  ];
}
