import type { HttpRequest } from '#app/exchange/request.ts';
import { wellFormed } from '#app/text/percent.ts';
import { hasBody, ownHeaders } from './own-headers.ts';

/** Salesforce Apex. The server has to be named under Remote Site Settings there. */
export function formatApex(request: HttpRequest): string {
  const headers = ownHeaders(request).map(({ name, value }) => `request.setHeader(${text(name)}, ${text(value)});`);
  const body = hasBody(request) ? [`request.setBody(${text(wellFormed(request.body))});`] : [];
  return `HttpRequest request = new HttpRequest();
request.setEndpoint(${text(request.url)});
request.setMethod(${text(request.method)});
${[...headers, ...body].join('\n')}
HttpResponse response = new Http().send(request);
System.debug(response.getStatusCode() + ' ' + response.getBody());
`;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', "'": "\\'", '\\': '\\\\' };

function text(value: string): string {
  const escaped = value.replace(/['\\]|[^\x20-\x7e]/g, (character) => escapes[character] ?? unicode(character));
  return `'${escaped}'`;
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
