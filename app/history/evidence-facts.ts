import { answerOf, type Exchange, keptCharacters, type Marks } from '#app/exchange/exchange.ts';
import { missingBody } from '#app/exchange/missing-response.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { formatBytes } from '#app/quantity.ts';
import { readableTime } from '#app/text/offset-time.ts';
import { utf8Length } from '#app/text/utf8.ts';

/** How much of a body evidence shows, in characters. A cell of Excel takes no more than 32,767. */
const mostOfBody = 20_000;

/** A verdict, as evidence words it. */
export const verdictWords = { yes: 'Triggered', no: 'Not triggered', 'not-checked': 'Not checked' } as const;

/** What happened to an event, in a sentence. */
export function sentenceOf(exchange: Exchange): string {
  return outcomeMessage(exchange)?.sentence ?? 'This event is still being sent.';
}

/** The request line and the body of an event, as far as evidence shows them. */
export function requestText({ request }: Exchange): string {
  const isCut = request.body.length >= keptCharacters.request;
  return cutText(`${request.method} ${request.url}`, request.body, isCut ? 'unknown' : utf8Length(request.body));
}

/** The status line and the body of what came back, as far as evidence shows them; null when nothing did. */
export function responseText(exchange: Exchange): string | null {
  const answer = answerOf(exchange);
  if (answer === null) return null;
  const hasBytes = exchange.result.kind !== 'under-way' && exchange.result.raw !== undefined;
  const isEmpty = answer.body === '' && answer.whole && !hasBytes;
  const body = answer.body !== '' || isEmpty ? answer.body : missingBody(answer, hasBytes);
  return cutText(`HTTP ${answer.status} ${answer.statusText}`.trim(), body, answer.bodyBytes);
}

/** Who gave the verdict, and when, as far as that is known. */
export function judgementFacts({ judgedBy, judgedAt }: Marks): readonly (readonly [name: string, value: string])[] {
  return [
    ...(judgedBy === undefined ? [] : [['Judged by', judgedBy] as const]),
    ...(judgedAt === undefined ? [] : [['Judged at', readableTime(judgedAt)] as const]),
  ];
}

/** A head and a body, as far as evidence shows them, and where the rest is. @param allBytes of the body as it was sent */
function cutText(head: string, body: string, allBytes: number | 'unknown'): string {
  const text = `${head}\n\n${body}`;
  if (text.length <= mostOfBody) return text;
  return `${text.slice(0, mostOfBody)} …\n\n${restWords(utf8Length(body), allBytes)}`;
}

function restWords(savedBytes: number, allBytes: number | 'unknown'): string {
  const saved = formatBytes(savedBytes);
  if (allBytes === 'unknown') return `Only the first ${saved} were saved. They are in the export as JSON.`;
  // The text of a body that was saved whole can have fewer bytes than came, as with masked customers.
  const isCut = savedBytes < allBytes && allBytes > keptCharacters.answer;
  return isCut
    ? `Only the first ${saved} of ${formatBytes(allBytes)} were saved. They are in the export as JSON.`
    : `The rest, of ${formatBytes(allBytes)} in all, is in the export as JSON.`;
}
