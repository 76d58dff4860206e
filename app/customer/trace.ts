import { wellFormed } from '#app/event/uri.ts';

/** What is left where a customer stood in something that is kept. */
export const forgottenCustomer = '{{customer}}';

/** Finds a customer in texts, however they are written. */
export type CustomerTrace = {
  /** Whether the customer key or a tid stands in a text: as typed, in another case, percent-encoded, JSON-escaped. */
  readonly isIn: (text: string) => boolean;
  /** Whether it stands in any string of a value, names included. */
  readonly isInside: (value: unknown) => boolean;
  /** A value with each string that it stands in cleared of it. */
  readonly clear: <T>(value: T) => T;
  /** Every way that the customer may be written in a file's raw text, lower case; a quick first look. */
  readonly rawForms: readonly string[];
};

/**
 * A customer to be found.
 *
 * The key counts where it stands alone: `ada` is not in `ada@example.com`, nor `bob@example.com` in `bob@example.com.au`.
 * @param tids those of this customer alone
 * @param instead what is put in their place
 */
export function traceCustomer(
  customerKey: string,
  tids: readonly string[],
  instead: string = forgottenCustomer,
): CustomerTrace {
  const wanted = [customerKey.trim(), ...tids].filter((text) => text !== '');
  const written = [...new Set(wanted.flatMap((text) => [text, encodeURIComponent(wellFormed(text))]))];
  const stands = (text: string) => written.some((form) => placesAlone(text, form).length > 0);
  const isIn = (text: string) => readings(text).some(stands);

  function isInside(value: unknown): boolean {
    if (typeof value === 'string') return isIn(value);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([name, member]) => isIn(name) || isInside(member));
  }

  function clearText(text: string): string {
    if (!isIn(text)) return text;
    const cleared = written.reduce((rest, form) => putInstead(rest, form, instead), text);
    // Written in a way that cannot be taken out alone: the whole text goes.
    return isIn(cleared) ? instead : cleared;
  }

  function clear<T>(value: T): T {
    const cleared: unknown =
      typeof value === 'string'
        ? clearText(value)
        : Array.isArray(value)
          ? value.map(clear)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clear(member)]))
            : value;
    return cleared as T;
  }

  return {
    isIn,
    isInside,
    clear,
    get rawForms() {
      return [...new Set(wanted.flatMap(rawForms))];
    },
  };
}

const wordBefore = /[\p{L}\p{N}_][.@+-]?$/u;
const wordAfter = /^[.@+-]?[\p{L}\p{N}_]/u;

/** Where a form stands alone, in any case, the places in order and apart. */
function placesAlone(text: string, form: string): readonly (readonly [from: number, to: number])[] {
  const places: [number, number][] = [];
  for (const from of placesOf(text, form)) {
    const to = from + form.length;
    const isFree = from >= (places.at(-1)?.[1] ?? 0);
    if (isFree && !wordBefore.test(text.slice(Math.max(0, from - 4), from)) && !wordAfter.test(text.slice(to, to + 4)))
      places.push([from, to]);
  }
  return places;
}

/** The letters beyond ASCII that are another case of one in ASCII. Lower case of the last is longer than itself. */
const strangeCase = /[\u017F\u212A\u0130]/;

/**
 * Everywhere that a form stands, in any case. A pattern that knows all cases of all letters takes most of a millisecond to
 * be made ready, too long for each of a million customers, and is needed only where there are other letters than ASCII's.
 */
function placesOf(text: string, form: string): readonly number[] {
  const places: number[] = [];
  if (/^[ -~]*$/.test(form) && !strangeCase.test(text)) {
    const low = text.toLowerCase();
    const wanted = form.toLowerCase();
    for (let at = low.indexOf(wanted); at !== -1; at = low.indexOf(wanted, at + 1)) places.push(at);
    return places;
  }
  for (const { index } of text.matchAll(new RegExp(`(?=${escapePattern(form)})`, 'giu'))) places.push(index);
  return places;
}

function putInstead(text: string, form: string, instead: string): string {
  let from = 0;
  let rest = '';
  for (const [at, to] of placesAlone(text, form)) {
    rest += text.slice(from, at) + instead;
    from = to;
  }
  return rest + text.slice(from);
}

/** A text as it stands, and as it reads once its escapes are undone. */
function readings(text: string): readonly string[] {
  const percent = undoPercent(text);
  return [...new Set([text, percent, undoJson(text), undoJson(percent)])];
}

function undoPercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function undoJson(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+[nrtbf]/g, ' ')
    .replace(/\\(.)/g, '$1');
}

function rawForms(text: string): readonly string[] {
  const json = (of: string) => JSON.stringify(of).slice(1, -1);
  const ascii = text.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const written = [text, encodeURIComponent(wellFormed(text)), encodeURI(wellFormed(text)), ascii];
  return written.flatMap((form) => [form, json(form), json(json(form))]).map((form) => form.toLowerCase());
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
