import { type Draft, type Row, rowsInUse } from '#app/event/draft.ts';
import { withQuery } from '#app/event/uri.ts';
import {
  answerOf,
  durationOf,
  type Exchange,
  isDispatched,
  keptCharacters,
  outcomeOf,
  tidAfter,
} from '#app/exchange/exchange.ts';
import { isCutBody } from '#app/exchange/kept-request.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { formatBytes, formatCount } from '#app/quantity.ts';
import { canonicalJson } from '#app/text/json-path.ts';
import {
  answerFields,
  type ComparedField,
  compareFields,
  type Fields,
  membersOf,
  type NewFields,
  newFields,
  typedJson,
  typedText,
} from './compared-fields.ts';

export type Comparison = {
  readonly different: readonly ComparedField[];
  readonly same: readonly ComparedField[];
  /** What differs between any two exchanges: tids and times. */
  readonly apart: readonly ComparedField[];
};

/** Compares two exchanges, the older one as A: what was sent and what came back. */
export function compareExchanges(a: Exchange, b: Exchange): Comparison {
  const fields = [...compareFields(fieldsOf(a), fieldsOf(b)), ...unnamedDifferences(a, b)];
  return {
    different: fields.filter(({ change }) => change !== 'same'),
    same: fields.filter(({ change }) => change === 'same'),
    apart: compareFields(apartOf(a, b), apartOf(b, a)),
  };
}

/** An event as it would be sent to a place, with values in the place of its variables. */
export type Outgoing = {
  readonly environment: { readonly name: string; readonly serverName: string };
  readonly siteKey: string;
  readonly draft: Draft;
  /** Null where it can't be built. */
  readonly request: Pick<HttpRequest, 'body'> | null;
};

/** What differs between two requests that aren't sent yet: where they go, and what variables become there. */
export function compareRequests(a: Outgoing, b: Outgoing): readonly ComparedField[] {
  const sent = (one: Outgoing) => {
    const own = sentFields(one);
    own.add('TID', one.draft.tid || 'none');
    return own.fields;
  };
  const { request: inA } = a;
  const { request: inB } = b;
  const body =
    inA === null || inB === null
      ? []
      : bodyDifference({ draft: a.draft, request: inA }, { draft: b.draft, request: inB });
  return [...compareFields(sent(a), sent(b)).filter(({ change }) => change !== 'same'), ...body];
}

/** What differs between the requests or the answers although every field that has a name here is the same. */
function unnamedDifferences(a: Exchange, b: Exchange): readonly ComparedField[] {
  return [...addressDifference(a, b), ...bodyDifference(a, b), ...fateDifferences(a, b), ...restDifference(a, b)];
}

/** How two ends with one outcome differ: in whether anything was sent, and in the technical reason. */
function fateDifferences(a: Exchange, b: Exchange): readonly ComparedField[] {
  if (outcomeOf(a) !== outcomeOf(b)) return [];
  const left = (exchange: Exchange) => (isDispatched(exchange) ? 'yes' : 'no');
  const code = ({ result }: Exchange) => (result.kind === 'unanswered' ? result.code || 'none' : 'none');
  return [...differs('Left this computer', left(a), left(b)), ...differs('Error code', code(a), code(b))];
}

/** How two answers differ whose texts are the same, as far as they were kept. */
function restDifference(a: Exchange, b: Exchange): readonly ComparedField[] {
  const [answerA, answerB] = [answerOf(a), answerOf(b)];
  if (answerA === null || answerB === null || answerA.body !== answerB.body) return [];
  return differs('Response, checksum of the whole', answerA.sha256, answerB.sha256);
}

/** How two addresses differ that the same parameters are in, as in another order. */
function addressDifference(a: Exchange, b: Exchange): readonly ComparedField[] {
  const isNamed = differsInNames(sentFields(a).fields, sentFields(b).fields);
  return isNamed ? [] : differs('Request URL', withoutTid(a.request.url), withoutTid(b.request.url));
}

/** An address without the TID of the event, which is its first parameter. */
export function withoutTid(url: string): string {
  return url.replace(/\?tid=[^&]*&?/, '?').replace(/\?$/, '');
}

function differsInNames(a: Fields, b: Fields): boolean {
  return compareFields(a, b).some(({ change }) => change !== 'same');
}

type Sendable = { readonly draft: Draft; readonly request: Pick<HttpRequest, 'body'> };

/** How two bodies differ that are made of the same event, as with two body forms. */
function bodyDifference(a: Sendable, b: Sendable): readonly ComparedField[] {
  const sent = ({ request }: Sendable) => membersOf('Sent', request.body);
  const isNamed = differsInNames(draftFields(a).fields, draftFields(b).fields);
  return isNamed || !differsInNames(sent(a), sent(b)) ? [] : differs('Request body', a.request.body, b.request.body);
}

function differs(name: string, a: string, b: string): readonly ComparedField[] {
  return a === b ? [] : [{ name, a, b, change: 'changed' }];
}

/** A comparison as text, to paste into a ticket. */
export function formatComparison({ different, apart }: Comparison): string {
  const line = ({ name, a, b, change }: ComparedField) => `${name} (${change}): ${a ?? 'missing'} | ${b ?? 'missing'}`;
  const lines = different.length === 0 ? ['Only TID and times differ.'] : different.map(line);
  return [...lines, '', 'Not compared:', ...apart.map(line)].join('\n');
}

function fieldsOf(exchange: Exchange): Fields {
  const { result, draft } = exchange;
  const answer = answerOf(exchange);
  const { fields, add } = sentFields(exchange);
  add('Outcome', result.kind === 'under-way' ? 'Under way' : outcomeWords[result.outcome]);
  if (answer === null) return fields;
  add('HTTP status', String(answer.status));
  for (const { name, value } of answer.headers)
    if (!differsAnyway.test(name)) add(`Response header ${name.toLowerCase()}`, value);
  for (const [name, value] of answerFields(answer.body, [draft.tid, tidAfter(exchange)])) add(name, value);
  return fields;
}

/** Where an event goes, and what the person composed. */
function sentFields({ environment, siteKey, draft }: Omit<Outgoing, 'request'>): NewFields {
  const own = newFields();
  own.add('Environment', environment.name);
  own.add('Server name', environment.serverName);
  own.add('Site key', siteKey);
  addDraft(own, draft);
  return own;
}

/** What the person composed, as far as it is sent. */
function draftFields({ draft }: Pick<Exchange, 'draft'>): NewFields {
  const own = newFields();
  addDraft(own, draft);
  return own;
}

function addDraft({ add }: NewFields, draft: Draft): void {
  add('URI', draft.parametersOn === 'event-uri' ? withQuery(draft.uri, null) : draft.uri);
  add('Parameters go on', draft.parametersOn === 'event-uri' ? 'Event URI' : 'Request URL');
  if (draft.sendAs === 'pixel') add('Sent as', 'Tracking pixel');
  for (const { name, value } of parametersSent(draft)) add(`Parameter ${name}`, value);
  for (const { name, value, json } of rowsInUse(draft.properties))
    add(`Property ${name}`, json === true ? { text: canonicalJson(value), isTyped: true } : typedText(value));
  for (const { name, json } of draft.extra) add(`Member ${name}`, typedJson(json));
  if (draft.unreadBody !== null) add('Body that could not be read', draft.unreadBody);
  if (draft.customerKey.trim() !== '') add('Customer key', draft.customerKey);
}

/** In the event's own URI, a part without a name is one, too. */
function parametersSent({ parametersOn, parameters }: Draft): readonly Row[] {
  return parametersOn === 'request-url' ? rowsInUse(parameters) : parameters.filter(({ enabled }) => enabled);
}

/** Headers that say when, which one, or how long the tid is. */
const differsAnyway = /^(date|age|expires|etag|content-length|set-cookie|x-request-id|x-amzn-.*|via|cf-ray)$/i;

/** @param other the one that it is compared with */
function apartOf(exchange: Exchange, other: Exchange): Fields {
  const { sentAt, draft, result } = exchange;
  const took = durationOf(exchange);
  const { fields, add } = newFields();
  add('Sent at', sentAt);
  add('Took', took === null ? notTimed(result) : `${Math.round(took)} ms`);
  add('TID sent', draft.tid || 'none');
  add('TID after', tidAfter(exchange) || 'none');
  const answer = answerOf(exchange);
  if (answer === null || answer.body === answerOf(other)?.body) return fields;
  if (isCutBody(answer.body, answer.bodyBytes, keptCharacters.answer))
    add(
      `Response after ${formatCount(keptCharacters.answer, 'character')}`,
      `not saved, ${formatBytes(answer.bodyBytes)} in all`,
    );
  return fields;
}

function notTimed({ kind }: Exchange['result']): string {
  return kind === 'under-way' ? 'still being sent' : 'not measured';
}
