import { escapePattern } from '#app/text/escape-pattern.ts';
import { wellFormed } from '#app/text/percent.ts';
import { foldText } from '#app/text/search.ts';
import { replaceAddresses } from './addresses.ts';
import { mapOutsideTokens } from './tokens.ts';

/** A customer key as keys are compared and listed, everywhere: without the blanks around it. What is sent stays as typed. */
export function normalCustomerKey(customerKey: string): string {
  return customerKey.trim();
}

/** What a customer key is compared by, everywhere: two keys with the same one are the same customer. */
export function foldKey(customerKey: string): string {
  return foldText(customerKey.trim());
}

/** What a TID is compared by, everywhere. */
export function foldTid(tid: string): string {
  return tid.trim().toLowerCase();
}

/** Whether two keys are the same customer's. Most are written alike. */
export function isSameCustomer(one: string, other: string): boolean {
  return one === other || foldKey(one) === foldKey(other);
}

/** Whether two TIDs are the same. MXO may return one in another case than it was sent in. */
export function isSameTid(one: string, other: string): boolean {
  return one === other || foldTid(one) === foldTid(other);
}

/** The part of a key before the @ of an address; the whole key where nothing is before it, as in `@ada`. */
export function localPart(customerKey: string): string {
  return customerKey.split('@')[0]?.trim() || customerKey;
}

/** A customer key short enough for a button: the part before the @ of an e-mail address, else its first 16 characters. */
export function shortName(customerKey: string): string {
  const name = /^([^@\s]+)@/.exec(customerKey)?.[1] ?? customerKey;
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}

/**
 * A masked customer key of the same length: `a••@•••••••.com`. What is no usual end of an address is masked, too.
 * A variable stays, because it names nobody.
 */
export function maskCustomerKey(customerKey: string): string {
  return mapOutsideTokens(customerKey, maskPart);
}

function maskPart(customerKey: string): string {
  const [, first = '', name = '', host = '', end = ''] = /^(.)([^@]*)@(.*?)(\.\p{L}{2,6})?$/su.exec(customerKey) ?? [];
  if (first !== '') return `${first}${dots(name)}@${dots(host)}${end}`;
  return customerKey.length < 4 ? dots(customerKey) : `${customerKey.slice(0, 1)}${dots(customerKey.slice(1))}`;
}

/** Shorter ones are in many words. */
const shortestWithinWord = 3;

/** A text with the customer keys in it masked: those that are named, however they are written, and all that look like one. */
export function maskCustomersIn(text: string, keys: readonly string[]): string {
  const written = keys
    .filter((key) => key.trim().length > 1 && !key.includes('{{'))
    .flatMap((key) => [key, encodeURIComponent(wellFormed(key)), JSON.stringify(key).slice(1, -1)])
    .toSorted((a, b) => b.length - a.length);
  let masked = replaceAddresses(text, maskCustomerKey);
  for (const form of new Set(written)) {
    if (!masked.toLowerCase().includes(form.toLowerCase())) continue;
    const pattern = escapePattern(form);
    const alone = String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`;
    const found = new RegExp(form.length < shortestWithinWord ? alone : pattern, 'giu');
    masked = masked.replace(found, (one) => maskCustomerKey(one));
  }
  return masked;
}

function dots(text: string): string {
  return '•'.repeat([...text].length);
}

/** Whether a property, a parameter or a member of the body is named as the customer's key. */
export function isKeyName(name: string): boolean {
  return /^(?:ck|customer[_-]?(?:key|id))$/i.test(name.trim());
}
