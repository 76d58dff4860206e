import { base64ToBytes, utf8ToText } from '#app/text/base64.ts';
import { decodePercent } from '#app/text/percent.ts';

/** Finds the words of a value that a text does not hold, however the text writes them. */
export function createHeldWords(text: string): (value: string) => readonly string[] {
  const raw = squash(text);
  let decoded: string | null = null;
  // Most words are there as they are: the rest is decoded only where one is not.
  const isHeld = (word: string) => {
    if (raw.includes(word)) return true;
    decoded ??= squash(waysToRead(text).join(' '));
    return decoded.includes(word);
  };
  // A variable in the middle of a word joins what stands apart.
  const isJoined = (word: string) => {
    let rest = word;
    for (let pieces = 0; pieces < 3 && rest !== ''; pieces += 1) {
      let length = rest.length;
      while (length > 0 && !isHeld(rest.slice(0, length))) length -= 1;
      rest = rest.slice(length);
    }
    return rest === '';
  };
  return (value) =>
    [value, decodePercent(value), decodeEscapes(value)]
      .map((one) => (one.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !isJoined(word)))
      .reduce((some, others) => (others.length < some.length ? others : some));
}

/** Letters and digits only: quotes, escapes and marks between them differ from format to format. */
function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function waysToRead(text: string): readonly string[] {
  const once = decodeEscapes(text);
  const twice = decodeEscapes(once);
  const all = distinct([text, once, twice, decodeEscapes(twice)]);
  const runs = distinct(
    all.flatMap((one) =>
      [one, one.replace(/\s+/g, '')].flatMap((text) => text.match(/[A-Za-z0-9+/_-]{4,}={0,2}/g) ?? []),
    ),
  );
  const base64 = runs
    .map((run) => utf8ToText(base64ToBytes(run) ?? new Uint8Array()) ?? '')
    .flatMap((one) => [one, decodeEscapes(one)]);
  const whole = [...all, ...base64].map((one) => decodeEntities(one));
  return distinct([
    ...whole,
    ...whole.map((one) => decodePercent(one)),
    ...whole.map((one) => decodePercent(decodePercent(one))),
  ]);
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function decodeEntities(text: string): string {
  const number = (code: string) => (/^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code));
  return text
    .replaceAll('&amp;', '&')
    .replace(/&#(x[0-9a-f]+|\d+);/gi, (whole, code: string) =>
      number(code) <= 0x10ffff ? String.fromCodePoint(number(code)) : whole,
    );
}

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  a: '',
  v: '',
  e: '',
  E: '',
};

/** As JSON, bash and PowerShell escape, whichever it is: what is no escape stays. */
function decodeEscapes(text: string): string {
  return text.replace(
    /\\u([0-9a-f]{1,4})|`u\{([0-9a-f]{1,6})\}|\\U([0-9a-f]{1,8})|\\x([0-9a-f]{1,2})|\\([0-7]{1,3})|\[char\](\d+)|\\(.)|`(.)/gis,
    (whole, ...found: readonly (string | undefined)[]) => {
      const [four, six, eight, two, octal, decimal, escaped, ticked] = found;
      const hex = four ?? six ?? eight ?? two;
      const code =
        hex === undefined
          ? Number.parseInt(octal ?? decimal ?? '', octal === undefined ? 10 : 8)
          : Number.parseInt(hex, 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      const letter = escaped ?? ticked ?? '';
      return Object.hasOwn(letters, letter) ? (letters[letter] ?? '') : letter;
    },
  );
}

/** Every text in a value, with the names of its members. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
