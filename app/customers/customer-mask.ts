import { maskCustomerKey, maskCustomersIn } from '#app/event/customer-key.ts';
import { base64Forms, textToBase64 } from '#app/text/base64.ts';
import { gradeOf } from './distinctive.ts';
import { createKeyFinder, type KeyFinder } from './key-finder.ts';
import { wordsOf, wordToFind } from './seeker-index.ts';

/** A text as others may see it: without the customer keys that are known, those that are named, and all that look like one. */
export type CustomerMask = (text: string, keys?: readonly string[]) => string;

/** A shorter number may mean anything: it's masked only in texts of the customer. */
const shortestNumber = 5;

/** Masks customer keys in texts, in whatever form they are written. @param known of many customers, who may be in any text */
export function createCustomerMask(known: Iterable<string> = []): CustomerMask {
  const byWord = new Map<string, string[]>();
  for (const key of new Set(known)) {
    if (!isDistinctive(key)) continue;
    for (const form of [key, textToBase64(key)]) {
      const word = wordToFind(form);
      byWord.set(word, [...(byWord.get(word) ?? []), key]);
    }
  }
  const finders = new Map<string, KeyFinder>();

  function finderFor(key: string): KeyFinder {
    const finder = finders.get(key) ?? createKeyFinder(key);
    finders.set(key, finder);
    return finder;
  }

  return (text, keys = []) => {
    if (text === '') return text;
    const mayBeIn = byWord.size === 0 ? [] : wordsOf(text).flatMap((word) => byWord.get(word) ?? []);
    const sought = [...new Set([...keys, ...mayBeIn, ...(byWord.get('') ?? [])].map((key) => key.trim()))].filter(
      (key) => key.length > 1 && !key.includes('{{'),
    );
    const masked = sought.reduce((rest, key) => maskForms(rest, key, finderFor(key)), text);
    return maskCustomersIn(masked, sought);
  };
}

function isDistinctive(key: string): boolean {
  return gradeOf(key.trim()) === 'telling' || (key.trim().length >= shortestNumber && /\p{N}/u.test(key));
}

/** The forms that need decoding: escapes, other Unicode forms, and Base64. */
function maskForms(text: string, key: string, finder: KeyFinder): string {
  let from = 0;
  let rest = '';
  for (const [at, to] of finder.find(text)) {
    // One that is written as it is keeps its own first letter.
    rest += text.slice(from, at) + maskCustomerKey(to - at === key.length ? text.slice(at, to) : key);
    from = to;
  }
  return base64Forms(key).reduce(
    (masked, form) => masked.replaceAll(form, '•'.repeat(form.length)),
    rest + text.slice(from),
  );
}
