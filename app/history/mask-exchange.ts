import { maskedCustomer, matchIdentities } from '#app/customers/customer-matcher.ts';
import { customersNamedIn, replaceKeysInJson } from '#app/customers/named-customers.ts';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { foldText } from '#app/text/search.ts';

const options = { instead: maskedCustomer, withAddresses: true };

/**
 * Takes customer keys out of exchanges, however they are written. TIDs stay: Monitoring knows them.
 * @param customerKeys all that are known: one of them may be named in the event of another
 */
export function exchangeMask(customerKeys: Iterable<string>): (exchange: Exchange) => Exchange {
  const keys = new Set([...customerKeys].map((key) => key.trim()).filter((key) => key !== ''));
  const ofAll = matchIdentities([...keys].map(toIdentity), options);
  const ofLonger = matchIdentities(longerThanOthers(keys).map(toIdentity), { ...options, isThorough: true });
  return (exchange) => {
    const { customerKey } = exchange.draft;
    const isNobody = customerKey.trim() === '';
    const begun = ofLonger.clear(exchangeSchema, exchange);
    // Whom the event names is looked for everywhere in it, also by a key that is a common word or number.
    const own = clearOwn(begun, customersNamedIn(exchange));
    const cleared = ofAll.clear(exchangeSchema, own);
    const draft = { ...cleared.draft, customerKey: isNobody ? customerKey : maskedCustomer };
    return { ...cleared, draft, result: withoutRaw(cleared.result) };
  };
}

const toIdentity = (customerKey: string) => ({ customerKey, tids: [] });

/** The keys in which another one is a word or some words: that one alone would leave the rest of them. */
function longerThanOthers(keys: ReadonlySet<string>): readonly string[] {
  const folded = new Set([...keys].map(foldText));
  return [...keys].filter((key) => partsOf(foldText(key)).some((part) => folded.has(part)));
}

/** So many words of a key are looked at. */
const mostWords = 8;

/** The words of a key, and what several beside each other are, without the whole. */
function partsOf(key: string): readonly string[] {
  const words = [...key.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].slice(0, mostWords);
  const parts = words.flatMap((first, at) =>
    words.slice(at).map((last) => key.slice(first.index, last.index + last[0].length)),
  );
  return parts.filter((part) => part !== key);
}

/** So many are looked for in every text: an answer may list thousands, and each takes a while. */
const mostSought = 200;

function clearOwn(exchange: Exchange, keys: readonly string[]): Exchange {
  if (keys.length === 0) return exchange;
  const matcher = matchIdentities(keys.slice(0, mostSought).map(toIdentity), { ...options, isThorough: true });
  const cleared = matcher.clear(exchangeSchema, exchange);
  return keys.length > mostSought ? withoutListed(cleared) : cleared;
}

/** Without the customers whom an answer lists. */
function withoutListed(exchange: Exchange): Exchange {
  const { result } = exchange;
  if (result.kind === 'under-way' || result.answer === null) return exchange;
  const body = replaceKeysInJson(result.answer.body, maskedCustomer);
  return { ...exchange, result: { ...result, answer: { ...result.answer, body } } };
}

/**
 * The bytes of an answer may be compressed, so what they say can't be masked. That some came stays: what is said of the
 * answer depends on it.
 */
function withoutRaw(result: Exchange['result']): Exchange['result'] {
  return result.kind === 'under-way' || result.raw === undefined ? result : { ...result, raw: '' };
}
