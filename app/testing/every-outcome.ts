import { type Answer, type Exchange, noTiming, type Result } from '#app/exchange/exchange.ts';
import type { Fate } from '#app/exchange/fate.ts';
import { type AnsweredOutcome, answeredOutcomes, unansweredOutcomes } from '#app/exchange/outcome.ts';
import { makeExchange } from './make-exchange.ts';

const timing = { ...noTiming, totalMs: 12 };

/** The HTTP statuses that each outcome of an answer comes with. */
const statuses: Readonly<Record<AnsweredOutcome, readonly number[]>> = {
  received: [200, 204],
  'refused-in-the-body': [200],
  'unreadable-answer': [200],
  redirected: [301, 304, 307],
  refused: [400, 401, 403, 404, 405, 407, 408, 413, 414, 415, 418, 429, 431],
  'server-error': [500, 502, 503, 504, 511],
};

function answered(outcome: AnsweredOutcome, status: number, headers: Answer['headers'] = []): Exchange {
  const answer = { status, statusText: '', headers, body: '{}', bodyBytes: 2, sha256: '', whole: true };
  const result: Result = { kind: 'answered', outcome, answer, statusCode: 400, tid: null, content: 'json', timing };
  return makeExchange('x', { left: 'yes', result });
}

function webPage(): Exchange {
  const made = answered('unreadable-answer', 200);
  return made.result.kind === 'answered' ? { ...made, result: { ...made.result, content: 'html' } } : made;
}

/** Exchanges of every outcome, with each status that is spoken of in its own way, by what they are. */
export const everyOutcome: readonly (readonly [name: string, exchange: Exchange])[] = [
  ...answeredOutcomes.flatMap((outcome) =>
    statuses[outcome].map((status) => [`${outcome} ${status}`, answered(outcome, status)] as const),
  ),
  ['unreadable-answer that is a web page', webPage()],
  ['redirected 302 to an address', answered('redirected', 302, [{ name: 'Location', value: 'https://elsewhere' }])],
  ['redirected 302 to a path', answered('redirected', 302, [{ name: 'Location', value: '/sso/login' }])],
  ['server-error 500 to wait', answered('server-error', 500, [{ name: 'retry-after', value: '30' }])],
  ...unansweredOutcomes.flatMap((outcome) =>
    (['no', 'yes'] as const).map((left) => {
      const result: Result = { kind: 'unanswered', outcome, code: 'ECONNRESET', answer: null, timing };
      return [`${outcome}, left: ${left}`, makeExchange('x', { left, result })] as const;
    }),
  ),
];

const words: Readonly<Record<Fate, RegExp>> = {
  'not-sent': /nothing was sent|before the event left/i,
  'not-taken': /refused|redirects|did(?:n’t| not) accept|did not receive it/i,
  'probably-not-taken': /probably did/i,
  'may-be-taken': /may (?:not |already )?have (?!responded)/i,
  taken: /has the event\.|event was received|server received the event/i,
};

/** What a text says became of an event. */
export function fatesSaid(text: string): readonly string[] {
  return Object.entries(words).flatMap(([fate, says]) => (says.test(text) ? [fate] : []));
}
