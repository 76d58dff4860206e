import { wellFormed } from '#app/event/uri.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { hasBody, ownHeaders } from './own-headers.ts';

/** A bash command line. Nothing in it is expanded, globbed, normalised or redirected. */
export function formatCurl(request: HttpRequest): string {
  const headers = ownHeaders(request).map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    `curl --globoff --path-as-is -X ${request.method} ${quote(request.url)}`,
    ...headers,
    hasBody(request) ? `--data-binary ${quote(wellFormed(request.body))}` : showStatus('/dev/null', quote),
  ].join(' \\\n  ');
}

/** What curl shows of an image: not its bytes, which a terminal can't, but what came, or why nothing did. */
export function showStatus(nowhere: string, quote: (text: string) => string): string {
  return `--silent --show-error --output ${nowhere} --write-out ${quote('%{http_code} %{content_type}\\n')}`;
}

/** A word of bash that means exactly this text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
