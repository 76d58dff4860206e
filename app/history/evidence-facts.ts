import { answerOf, type Exchange, judgementOf, keptCharacters } from '#app/exchange/exchange.ts';
import { bodyLength, isCutBody } from '#app/exchange/kept-request.ts';
import { missingBody } from '#app/exchange/missing-response.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { formatBytes, formatCount } from '#app/quantity.ts';
import { readableTime } from '#app/text/offset-time.ts';

/** How much of a body evidence shows, in characters. A cell of Excel takes no more than 32,767. */
const mostOfBody = 20_000;

/** A verdict, as evidence words it. */
export const verdictWords = { yes: 'Triggered', no: 'Not triggered', 'not-checked': 'Not checked' } as const;

/** What happened to an event, in a sentence. */
export function sentenceOf(exchange: Exchange): string {
  return outcomeMessage(exchange)?.sentence ?? 'This event is still being sent.';
}

/** The request line and the body of an event, as far as evidence shows them. @param isMasked its customers are masked */
export function requestText({ request }: Exchange, isMasked: boolean): string {
  const body = { text: request.body, allBytes: bodyLength(request), mostSaved: keptCharacters.request };
  return cutText(`${request.method} ${request.url}`, body, isMasked);
}

/**
 * The status line and the body of what came back, as far as evidence shows them; null when nothing did.
 * @param isMasked its customers are masked
 */
export function responseText(exchange: Exchange, isMasked: boolean): string | null {
  const answer = answerOf(exchange);
  if (answer === null) return null;
  const hasBytes = exchange.result.kind !== 'under-way' && exchange.result.raw !== undefined;
  const isEmpty = answer.body === '' && answer.whole && !hasBytes;
  const text = answer.body !== '' || isEmpty ? answer.body : missingBody(answer, hasBytes);
  const body = { text, allBytes: answer.bodyBytes, mostSaved: keptCharacters.answer };
  return cutText(`HTTP ${answer.status} ${answer.statusText}`.trim(), body, isMasked);
}

/** Who gave the verdict, and when, as far as that is known. */
export function judgementFacts(exchange: Exchange): readonly (readonly [name: string, value: string])[] {
  const { judgedBy, judgedAt } = judgementOf(exchange);
  return [
    ...(judgedBy === undefined ? [] : [['Judged by', judgedBy] as const]),
    ...(judgedAt === undefined ? [] : [['Judged at', readableTime(judgedAt)] as const]),
  ];
}

type Body = {
  /** As far as it was saved. */
  readonly text: string;
  /** The length of the body as it was sent. */
  readonly allBytes: number;
  /** How many characters of it are saved at most. */
  readonly mostSaved: number;
};

/** A head and a body, as far as evidence shows them, and where the rest is. */
function cutText(head: string, body: Body, isMasked: boolean): string {
  const text = `${head}\n\n${body.text}`;
  if (text.length <= mostOfBody) return text;
  // No letter is cut in two.
  const shown = text.slice(0, mostOfBody).replace(/[\uD800-\uDBFF]$/, '');
  return `${shown} …\n\n${restWords(body, isMasked)}`;
}

/** Bytes don't tell what was saved: a text can have more or fewer of them than what came, as where it came in UTF-16. */
function restWords({ text, allBytes, mostSaved }: Body, isMasked: boolean): string {
  const all = formatBytes(allBytes);
  // Whoever is masked is longer or shorter than before, so what was saved can't be counted.
  if (isMasked && allBytes > mostSaved) return `The body has ${all}. What was saved of it is in the export as JSON.`;
  if (isCutBody(text, allBytes, mostSaved))
    return `Only the first ${formatCount(mostSaved, 'character')} of ${all} were saved. They are in the export as JSON.`;
  return text === '' ? 'The rest is in the export as JSON.' : `The rest, of ${all} in all, is in the export as JSON.`;
}
