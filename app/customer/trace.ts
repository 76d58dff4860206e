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
  const written = [...new Set(wanted.flatMap((text) => [text, encodeURIComponent(text)]))];
  const alone = written.map(
    (text) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}_][.@+-])${escapePattern(text)}(?![\\p{L}\\p{N}_]|[.@+-][\\p{L}\\p{N}_])`,
        'giu',
      ),
  );
  const stands = (text: string) => alone.some((pattern) => text.search(pattern) !== -1);
  const isIn = (text: string) => readings(text).some(stands);

  function isInside(value: unknown): boolean {
    if (typeof value === 'string') return isIn(value);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([name, member]) => isIn(name) || isInside(member));
  }

  function clearText(text: string): string {
    if (!isIn(text)) return text;
    const cleared = alone.reduce((rest, pattern) => rest.replace(pattern, () => instead), text);
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

  return { isIn, isInside, clear, rawForms: [...new Set(wanted.flatMap(rawForms))] };
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
  const written = [text, encodeURIComponent(text), encodeURI(text), ascii];
  return written.flatMap((form) => [form, json(form), json(json(form))]).map((form) => form.toLowerCase());
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
