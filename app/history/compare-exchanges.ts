import type { Draft } from '#app/event/draft.ts';
import { withQuery } from '#app/event/uri.ts';
import { type Answer, answerOf, durationOf, type Exchange, keptCharacters, tidAfter } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { isJson, jsonIn, withoutByteOrderMark } from '#app/text/json.ts';
import { canonicalJson, jsonMembers, readText } from '#app/text/json-path.ts';
import { numberedName } from '#app/text/unique-name.ts';

/** One thing that two exchanges have, or one of them. */
export type ComparedField = {
  readonly name: string;
  /** Its value in the older one; null when it isn't there. */
  readonly a: string | null;
  readonly b: string | null;
  readonly change: 'same' | 'changed' | 'only in A' | 'only in B';
};

export type Comparison = {
  readonly different: readonly ComparedField[];
  readonly same: readonly ComparedField[];
  /** What differs between any two exchanges: tids and times. */
  readonly apart: readonly ComparedField[];
};

/** What is compared: texts by their names. */
export type Fields = ReadonlyMap<string, string>;

/** Compares two exchanges, the older one as A: what was sent and what came back. */
export function compareExchanges(a: Exchange, b: Exchange): Comparison {
  const fields = [...compareFields(fieldsOf(a), fieldsOf(b)), ...unnamedDifferences(a, b)];
  return {
    different: fields.filter(({ change }) => change !== 'same'),
    same: fields.filter(({ change }) => change === 'same'),
    apart: compareFields(apartOf(a), apartOf(b)),
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
  const sent = (one: Outgoing) => new Map([...sentFields(one), ['TID', one.draft.tid || 'none']]);
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
  const [answerA, answerB] = [answerOf(a), answerOf(b)];
  const isCut = (answer: Answer | null) => answer !== null && answer.body.length >= keptCharacters.answer;
  const rest =
    answerA === null || answerB === null || !isCut(answerA) || !isCut(answerB) || answerA.body !== answerB.body
      ? []
      : differs('Response, checksum of the whole', answerA.sha256, answerB.sha256);
  return [...addressDifference(a, b), ...bodyDifference(a, b), ...rest];
}

/** How two addresses differ that the same parameters are in, as in another order. */
function addressDifference(a: Exchange, b: Exchange): readonly ComparedField[] {
  const isNamed = differsInNames(sentFields(a), sentFields(b));
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
  const isNamed = differsInNames(draftFields(a), draftFields(b));
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

/** Holds the fields of two things against each other. */
export function compareFields(a: Fields, b: Fields): readonly ComparedField[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((name) => {
    const inA = a.get(name) ?? null;
    const inB = b.get(name) ?? null;
    const change = inA === null ? 'only in B' : inB === null ? 'only in A' : inA === inB ? 'same' : 'changed';
    return { name, a: inA, b: inB, change };
  });
}

function fieldsOf(exchange: Exchange): Fields {
  const { result } = exchange;
  const answer = answerOf(exchange);
  const fields = sentFields(exchange);
  const put = (name: string, value: string) =>
    fields.set(
      numberedName(name, (taken) => fields.has(taken)),
      value,
    );
  put('Outcome', result.kind === 'under-way' ? 'Under way' : outcomeWords[result.outcome]);
  if (answer === null) return fields;
  put('HTTP status', String(answer.status));
  for (const { name, value } of answer.headers)
    if (!differsAnyway.test(name)) put(`Response header ${name.toLowerCase()}`, value);
  for (const [name, value] of answerFields(answer.body)) put(name, value);
  return fields;
}

/** Where an event goes, and what the person composed. */
function sentFields({ environment, siteKey, draft }: Omit<Outgoing, 'request'>): Map<string, string> {
  return new Map([
    ['Environment', environment.name],
    ['Server name', environment.serverName],
    ['Site key', siteKey],
    ...draftFields({ draft }),
  ]);
}

/** What the person composed, as far as it is sent. */
function draftFields({ draft }: Pick<Exchange, 'draft'>): Fields {
  const fields = new Map([
    ['URI', draft.parametersOn === 'event-uri' ? withQuery(draft.uri, null) : draft.uri],
    ['Parameters go on', draft.parametersOn === 'event-uri' ? 'Event URI' : 'Request URL'],
    ...(draft.sendAs === 'pixel' ? [['Sent as', 'Tracking pixel'] as const] : []),
  ]);
  const put = (name: string, value: string) =>
    fields.set(
      numberedName(name, (taken) => fields.has(taken)),
      value,
    );
  for (const { name, value, enabled } of draft.parameters) if (enabled) put(`Parameter ${name}`, value);
  for (const { name, value, enabled, json } of draft.properties)
    if (enabled) put(`Property ${name}`, json === true ? canonicalJson(value) : typedText(value));
  for (const { name, json } of draft.extra) put(`Member ${name}`, typedJson(json));
  if (draft.unreadBody !== null) put('Body that could not be read', draft.unreadBody);
  if (draft.customerKey.trim() !== '') put('Customer key', draft.customerKey);
  return fields;
}

/** Headers that say when, which one, or how long the tid is. */
const differsAnyway = /^(date|age|expires|etag|content-length|set-cookie|x-request-id|x-amzn-.*|via|cf-ray)$/i;

/** The members of an answer that is a JSON object, except its tid; the whole text of any other answer. */
export function answerFields(body: string): Fields {
  return membersOf('Response', body, ['tid']);
}

/** The members of a JSON object, named with a word before them, without some; the whole text of anything else. */
export function membersOf(word: string, body: string, without: readonly string[] = []): Fields {
  if (body === '') return new Map();
  const json = jsonIn(body);
  const members = isJson(json) ? jsonMembers(json) : null;
  if (members === null) return new Map([[word, body]]);
  const kept = [...members].filter(([name]) => !without.includes(name));
  return new Map(kept.map(([name, json]) => [`${word} ${name}`, typedJson(json)]));
}

/** A JSON value as it is shown: a text bare, unless it would then read as another value; all else as JSON. */
function typedJson(json: string): string {
  const text = readText(json);
  return text === null ? canonicalJson(json) : typedText(text);
}

/** A text as it is shown beside JSON values: `5` is the number, `"5"` the text. */
function typedText(text: string): string {
  return isJson(withoutByteOrderMark(text)) ? JSON.stringify(text) : text;
}

function apartOf(exchange: Exchange): Fields {
  const { sentAt, draft, result } = exchange;
  const took = durationOf(exchange);
  return new Map([
    ['Sent at', sentAt],
    ['Took', took === null ? notTimed(result) : `${Math.round(took)} ms`],
    ['TID sent', draft.tid || 'none'],
    ['TID after', tidAfter(exchange) || 'none'],
  ]);
}

function notTimed({ kind }: Exchange['result']): string {
  return kind === 'under-way' ? 'still being sent' : 'not measured';
}
