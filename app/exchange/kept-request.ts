import { formatCount } from '#app/quantity.ts';
import { utf8Length } from '#app/text/utf8.ts';
import { keptCharacters } from './exchange.ts';
import type { HttpRequest } from './request.ts';

/** What the record keeps of a request: of a long body the beginning. The headers still have the length of all of it. */
export function keptRequest(request: HttpRequest): HttpRequest {
  return { ...request, body: request.body.slice(0, keptCharacters.request) };
}

/** Whether a request has the same body as one that was recorded, as far as that was kept. */
export function isSameBody(recorded: HttpRequest, request: HttpRequest): boolean {
  if (recorded.body !== request.body.slice(0, keptCharacters.request)) return false;
  return recorded.body.length < keptCharacters.request || bodyLength(recorded) === bodyLength(request);
}

/**
 * Whether only the beginning of a body was kept. One that is exactly as long as the limit is whole, in UTF-8 or with one byte
 * for each character.
 * @param allBytes the length of the whole body
 * @param most how many characters of it are kept at most
 */
export function isCutBody(kept: string, allBytes: number, most: number): boolean {
  return kept.length >= most && allBytes !== kept.length && allBytes !== utf8Length(kept);
}

/** What is said where a record has only the beginning of a body; null where it has all of it. */
export function missingRest(recorded: HttpRequest): string | null {
  if (recorded.body.length < keptCharacters.request || bodyLength(recorded) === utf8Length(recorded.body)) return null;
  return `Only the first ${formatCount(recorded.body.length, 'character')} of the body were kept.`;
}

/** The length of the whole body as its header has it, in bytes. */
export function bodyLength({ headers, body }: HttpRequest): number {
  const header = headers.find(({ name }) => name === 'Content-Length');
  return header === undefined ? utf8Length(body) : Number(header.value);
}
