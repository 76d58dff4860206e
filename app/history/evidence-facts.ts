import { answerOf, type Exchange, type Marks } from '#app/exchange/exchange.ts';
import { missingBody } from '#app/exchange/missing-response.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { formatBytes } from '#app/quantity.ts';
import { readableTime } from '#app/text/offset-time.ts';

/** How much of a body evidence shows, in characters. A cell of Excel takes no more than 32,767. */
const mostOfBody = 20_000;

/** A verdict, as evidence words it. */
export const verdictWords = { yes: 'Triggered', no: 'Not triggered', 'not-checked': 'Not checked' } as const;

/** What happened to an event, in a sentence. */
export function sentenceOf(exchange: Exchange): string {
  return outcomeMessage(exchange)?.sentence ?? 'This event is still being sent.';
}

/** The request line and the body of an event. */
export function requestText({ request }: Exchange): string {
  return `${request.method} ${request.url}\n\n${request.body}`;
}

/** The status line and the body of what came back; null when nothing did. */
export function responseText(exchange: Exchange): string | null {
  const answer = answerOf(exchange);
  if (answer === null) return null;
  const hasBytes = exchange.result.kind !== 'under-way' && exchange.result.raw !== undefined;
  const isEmpty = answer.body === '' && answer.whole && !hasBytes;
  const body = answer.body !== '' || isEmpty ? answer.body : missingBody(answer, hasBytes);
  return `${`HTTP ${answer.status} ${answer.statusText}`.trim()}\n\n${body}`;
}

/** Who gave the verdict, and when, as far as that is known. */
export function judgementFacts({ judgedBy, judgedAt }: Marks): readonly (readonly [name: string, value: string])[] {
  return [
    ...(judgedBy === undefined ? [] : [['Judged by', judgedBy] as const]),
    ...(judgedAt === undefined ? [] : [['Judged at', readableTime(judgedAt)] as const]),
  ];
}

/** A text with a body, as far as evidence shows it. */
export function cutBody(text: string): string {
  if (text.length <= mostOfBody) return text;
  return `${text.slice(0, mostOfBody)} …\n\nThe rest, of ${formatBytes(text.length)} in all, is in the export as JSON.`;
}
