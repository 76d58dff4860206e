import { isKeyName } from '#app/event/customer-key.ts';
import type { Draft, ExtraMember, Property, Row } from '#app/event/draft.ts';
import { answerOf, type Exchange } from '#app/exchange/exchange.ts';
import { parseJsonPath, readText } from '#app/text/json-path.ts';
import { decodePercent } from '#app/text/percent.ts';
import { innerParameters } from './inner-parameters.ts';

const keyMember = /"(?:ck|customer[_-]?(?:key|id))"\s*:\s*(?:"((?:[^"\\]|\\.){1,1000})"|(-?\d[\d.eE+-]{0,40}))/gi;

/** The keys of all customers whom an event and its answer name: its own first, then those in other fields. */
export function customersNamedIn(exchange: Exchange): readonly string[] {
  const { draft, request } = exchange;
  const texts = [request.body, answerOf(exchange)?.body ?? ''];
  const inAddress = parametersOf(request.url, isKeyName).map(decodePercent);
  const own = draft.customerKey.trim();
  // What was sent is no variable, whatever is in it.
  const others = somebody([...keysWithin(draft), ...texts.flatMap(keysInJson), ...inAddress]);
  return [...new Set([...(own === '' ? [] : [own]), ...others])];
}

/** So many are looked for in what is shown: an answer may list thousands, and each takes a while. */
const mostShown = 200;

/** The first of those whom an event and its answer name, to be masked where it is shown. */
export function firstNamedIn(exchange: Exchange): readonly string[] {
  return customersNamedIn(exchange).slice(0, mostShown);
}

/** The customer keys that an event names, with variables in their place. */
export function keysOfDraft(draft: Draft): readonly string[] {
  return [draft.customerKey, ...keysWithin(draft)];
}

/** A text that names one customer; a variable does not. */
export function isSomebody(text: string): boolean {
  return text.trim() !== '' && !text.includes('{{');
}

function keysWithin({ uri, parameters, properties, extra, unreadBody, expectations }: Draft): readonly string[] {
  const rows = [...parameters, ...properties].flatMap(keyOfRow);
  const inAddresses = [uri, ...parameters.map(asQuery)].flatMap((text) => parametersOf(text, isKeyName));
  const members = extra.flatMap(keysOfMember);
  const expected = expectations.flatMap((one) =>
    one.kind === 'json-path' && one.test !== 'matches' && isKeyName(parseJsonPath(one.path)?.at(-1) ?? '')
      ? [one.value]
      : [],
  );
  return [...rows, ...members, ...expected, ...keysInJson(unreadBody ?? ''), ...inAddresses].map(decodePercent);
}

export function keyOfRow({ name, value, json = false }: Pick<Property, 'name' | 'value' | 'json'>): readonly string[] {
  return json ? keysOfMember({ name, json: value }) : isKeyName(name) ? [value] : [];
}

export function keysOfMember({ name, json }: ExtraMember): readonly string[] {
  return isKeyName(name) ? [readText(json) ?? json] : keysInJson(json);
}

/** The values of members of a JSON text, also of one that is not whole, that are named as a customer key. */
export function keysInJson(json: string): readonly string[] {
  return [...json.matchAll(keyMember)].map(([, text, number = '']) =>
    text === undefined ? number : (readText(`"${text}"`) ?? text),
  );
}

/** A JSON text, also one that is not whole, with another text for the value of each member that is named as a customer key. */
export function replaceKeysInJson(json: string, instead: string): string {
  // Only the name is before the colon.
  return json.replace(keyMember, (member) => `${member.slice(0, member.indexOf(':') + 1)}"${instead}"`);
}

/** A row as the query of an address. */
export function asQuery({ name, value }: Row): string {
  return `?${name}=${value}`;
}

/** The values of the parameters of an address with names that are meant, also within their values. */
export function parametersOf(uri: string, isMeant: (name: string) => boolean): readonly string[] {
  const found = [...uri.matchAll(/[?&]([^?&=#]*)=([^&#]*)/g)];
  return found.flatMap(([, name = '', value = '']) =>
    [{ name: decodePercent(name), value }, ...innerParameters(value)].flatMap((one) =>
      isMeant(one.name) ? [one.value] : [],
    ),
  );
}

/** Each text that names one customer, once. */
export function somebody(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter(isSomebody);
}
