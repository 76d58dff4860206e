import { type Outcome, outcomeWords } from '#app/exchange/outcome.ts';
import { withoutTid } from '#app/history/compare-exchanges.ts';
import {
  answerFields,
  compareFields,
  type Fields,
  membersOf,
  newFields,
  withoutTids,
} from '#app/history/compared-fields.ts';
import { itemWords, type RunResult } from './result.ts';

/** What is not as it was in another run; null where there was none. */
export type ResultDifference = { readonly name: string; readonly before: string | null; readonly now: string | null };

/**
 * How an item differs from the same item of another run: what was sent and the result. TIDs, times and dynamic values,
 * which differ anyway, are left out.
 */
export function compareResults(before: RunResult, now: RunResult): readonly ResultDifference[] {
  const isSteady = before.steady !== null && now.steady !== null;
  const [shownBefore, shownNow] = [fieldsOf(before, before.request), fieldsOf(now, now.request)];
  const compared = isSteady
    ? compareFields(fieldsOf(before, before.steady), fieldsOf(now, now.steady))
    : compareFields(shownBefore, shownNow);
  return compared
    .filter(({ change }) => change !== 'same')
    .map(({ name, a, b }) => ({ name, before: shownBefore.get(name)?.text ?? a, now: shownNow.get(name)?.text ?? b }));
}

function fieldsOf(
  { outcome, state, status, statusCode, answer, tid, tidSent, says }: RunResult,
  request: RunResult['request'],
): Fields {
  const { fields, add } = newFields();
  add('Outcome', outcome === null ? itemWords[state] : outcomeWords[outcome]);
  // A time-out is failed or unknown, by whether anything went out.
  if (outcome !== null) add('Counts as', state);
  if (status !== null) add('HTTP status', String(status));
  if (statusCode !== null) add('Status code', String(statusCode));
  if (outcome !== null && toldApart.has(outcome) && says !== '') add('What happened', says);
  if (request !== null) {
    add('Request URL', withoutTid(request.url));
    for (const [name, value] of withoutTids(membersOf('Sent', request.body), [tid, tidSent])) add(name, value);
  }
  for (const [name, value] of answerFields(answer ?? '', [tid, tidSent]))
    if (name !== 'Response statusCode') add(name, value);
  return fields;
}

/** What ends so can have ended in several ways, which only its sentence tells. */
const toldApart: ReadonlySet<Outcome> = new Set(['not-reached', 'not-trusted', 'invalid-answer', 'cut-off']);
