import type { HttpRequest } from '#app/exchange/request.ts';
import { wellFormed } from '#app/text/percent.ts';
import { utf8Length } from '#app/text/utf8.ts';
import { hasBody, ownHeaders } from './own-headers.ts';

/** A bash command line. Nothing in it is expanded, globbed, normalised or redirected. */
export function formatCurl(request: HttpRequest): string {
  const headers = ownHeaders(request).map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`);
  const body = quote(wellFormed(request.body));
  const isLong = utf8Length(body) > longestWord;
  const data = `--data-binary ${isLong ? '@-' : body}`;
  return [
    `${isLong ? `printf %s ${body} | ` : ''}curl --globoff --path-as-is -X ${request.method} ${quote(request.url)}`,
    ...headers,
    hasBody(request) ? data : showStatus('/dev/null', quote),
  ].join(' \\\n  ');
}

/**
 * The longest body that is a word of the command, in bytes. Linux starts no program with a word of 128 kB. The shell's own
 * printf has no such limit, and adds no line break, as a here-document would.
 */
const longestWord = 100_000;

/** What curl shows of an image: not its bytes, which a terminal can't, but what came, or why nothing did. */
export function showStatus(nowhere: string, quote: (text: string) => string): string {
  return `--silent --show-error --output ${nowhere} --write-out ${quote('%{http_code} %{content_type}\\n')}`;
}

/** A word of bash that means exactly this text. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
