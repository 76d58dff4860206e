import type { Row } from '#app/event/draft.ts';
import { answerOf, type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import { searchForms } from '#app/text/search.ts';

/** How much of an answer is searched without reading the segment's file, in characters. This API answers with about 60. */
const heldAnswer = 2_000;

type FormsOf = (text: string) => readonly string[];

/** Whether more of an exchange is saved than its indexed texts: the rest of a long answer. */
export function hasMoreText(exchange: Exchange): boolean {
  return (answerOf(exchange)?.body ?? '').length > heldAnswer;
}

/** All saved texts of an exchange, folded, with the whole answer. */
export function wholeTexts(exchange: Exchange): readonly string[] {
  return [...searchedTexts(exchange), ...searchForms(answerOf(exchange)?.body ?? '')];
}

/**
 * All that a person may remember of an exchange, folded: as it was written, and as it reads once decoded. No word that is
 * searched for goes over two of them.
 * @param formsOf the forms of a text, remembered where many exchanges share their texts
 */
export function searchedTexts(exchange: Exchange, formsOf: FormsOf = searchForms): readonly string[] {
  const { draft, environment, siteKey, marks, request } = exchange;
  const texts = [
    exchange.from ?? '',
    draft.uri,
    draft.customerKey,
    draft.tid,
    tidAfter(exchange),
    // Those of the event's uri are in it already.
    ...draft.parameters.filter(({ enabled }) => !enabled || draft.parametersOn === 'request-url').flatMap(nameAndValue),
    ...draft.properties.flatMap(nameAndValue),
    ...draft.extra.flatMap(({ name, json }) => [name, json]),
    draft.unreadBody ?? '',
    environment.name,
    siteKey,
    request.url,
    marks.note,
    copyOf((answerOf(exchange)?.body ?? '').slice(0, heldAnswer)),
  ];
  return withoutContained(texts.flatMap(formsOf));
}

/** How many of the longest texts are looked through for others: the answer, the request's URL, the uri, a note. */
const lookedThrough = 4;

/** The texts without those that are part of one of the longest, where they are found anyway. */
function withoutContained(texts: readonly string[]): readonly string[] {
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  const long = sorted.slice(0, lookedThrough);
  return sorted.filter((text, at) => !long.slice(0, at).some((longer) => longer.includes(text)));
}

/** A copy: a slice would keep the whole original in memory. */
function copyOf(text: string): string {
  return text.length < heldAnswer ? text : Buffer.from(text).toString();
}

function nameAndValue({ name, value }: Row): readonly string[] {
  return [name, value];
}

/** Remembers the forms of each text: the exchanges of a run share most of theirs. */
export function rememberForms(): FormsOf {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const forms = searchForms(text);
    known.set(text, forms);
    return forms;
  };
}
