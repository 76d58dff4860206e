import { encodeValue } from '#app/event/uri.ts';
import { answerFields, compareFields, type Fields, membersOf } from '#app/exchange/compare.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { itemWords, type RunResult } from './result.ts';

/** What is not as it was in another run; null where there was none. */
export type ResultDifference = { readonly name: string; readonly before: string | null; readonly now: string | null };

/**
 * How an item differs from the same item of another run: what was sent and what came of it. TIDs, times and dynamic values,
 * which differ anyway, are left out.
 */
export function compareResults(before: RunResult, now: RunResult): readonly ResultDifference[] {
  return compareFields(fieldsOf(before), fieldsOf(now))
    .filter(({ change }) => change !== 'same')
    .map(({ name, a, b }) => ({ name, before: a, now: b }));
}

function fieldsOf({ outcome, state, status, statusCode, request, answer, tid, tidSent, drawn }: RunResult): Fields {
  const withoutDrawn = drawnRemover(drawn);
  const withoutTids = (text: string) =>
    withoutDrawn([tid, tidSent].reduce((rest, one) => (one === '' ? rest : rest.replaceAll(one, '{tid}')), text));
  const fields = new Map([['Outcome', outcome === null ? itemWords[state] : outcomeWords[outcome]]]);
  // A time-out is failed or unknown, by whether anything went out.
  if (outcome !== null) fields.set('Counts as', state);
  if (status !== null) fields.set('HTTP status', String(status));
  if (statusCode !== null) fields.set('Status code', String(statusCode));
  if (request !== null) {
    fields.set('Request URL', withoutDrawn(request.url.replace(/([?&])tid=[^&]*&?/, '$1').replace(/[?&]$/, '')));
    for (const [name, value] of membersOf('Sent', request.body)) fields.set(name, withoutTids(value));
  }
  for (const [name, value] of answerFields(answer ?? ''))
    if (name !== 'Answer statusCode') fields.set(name, withoutTids(value));
  return fields;
}

/** Takes dynamic values out of a text, where they stand alone, as they are and as a URI or JSON has them. */
function drawnRemover(drawn: readonly string[]): (text: string) => string {
  const forms = drawn.flatMap((value) => [value, encodeValue(value, 'query'), JSON.stringify(value).slice(1, -1)]);
  const longestFirst = [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return (text) => text;
  const pattern = longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replace(alone, '{drawn}');
}
