import { outcomeWords } from '#app/exchange/outcome.ts';
import { answerFields, compareFields, type Fields, membersOf, withoutTid } from '#app/history/compare-exchanges.ts';
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
    .map(({ name, a, b }) => ({ name, before: shownBefore.get(name) ?? a, now: shownNow.get(name) ?? b }));
}

function fieldsOf(
  { outcome, state, status, statusCode, answer, tid, tidSent }: RunResult,
  request: RunResult['request'],
): Fields {
  const withoutTids = (text: string) =>
    [tid, tidSent].reduce((rest, one) => (one === '' ? rest : rest.replaceAll(one, '{tid}')), text);
  const fields = new Map([['Outcome', outcome === null ? itemWords[state] : outcomeWords[outcome]]]);
  // A time-out is failed or unknown, by whether anything went out.
  if (outcome !== null) fields.set('Counts as', state);
  if (status !== null) fields.set('HTTP status', String(status));
  if (statusCode !== null) fields.set('Status code', String(statusCode));
  if (request !== null) {
    fields.set('Request URL', withoutTid(request.url));
    for (const [name, value] of membersOf('Sent', request.body)) fields.set(name, withoutTids(value));
  }
  for (const [name, value] of answerFields(answer ?? ''))
    if (name !== 'Response statusCode') fields.set(name, withoutTids(value));
  return fields;
}
