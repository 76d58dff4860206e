import { wellFormed } from '#app/event/uri.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { ownHeaders } from './own-headers.ts';

/** A bash command line. Nothing in it is expanded, globbed, normalised or redirected. */
export function formatCurl(request: HttpRequest): string {
  const headers = ownHeaders(request).map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    `curl --globoff --path-as-is -X ${request.method} ${quote(request.url)}`,
    ...headers,
    `--data-binary ${quote(wellFormed(request.body))}`,
  ].join(' \\\n  ');
}

/** A word of bash that means exactly this text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
