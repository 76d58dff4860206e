const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['e', '\x1b'],
  ['E', '\x1b'],
]);

/**
 * Splits a bash command line into words: quotes of all three kinds, backslashes, continued lines. One list of words for
 * each command; null when a quote stays open. Nothing is expanded: `$NAME` stays as it is.
 */
export function splitShellWords(source: string): readonly (readonly string[])[] | null {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | null = null;
  let at = 0;

  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };

  while (at < source.length) {
    const here = source[at] ?? '';
    if (here === '\\') {
      const next = source.slice(at + 1).match(/^(\r\n|[\s\S])/)?.[0] ?? '';
      if (!/^\r?\n$/.test(next)) word = `${word ?? ''}${next}`;
      at += 1 + next.length;
    } else if (here === "'" || source.startsWith("$'", at)) {
      const from = at + (here === '$' ? 2 : 1);
      const end = here === '$' ? endOfEscaped(source, from, "'") : source.indexOf("'", from);
      if (end === -1) return null;
      const inside = source.slice(from, end);
      word = `${word ?? ''}${here === '$' ? undoAnsi(inside) : inside}`;
      at = end + 1;
    } else if (here === '"') {
      const end = endOfEscaped(source, at + 1, '"');
      if (end === -1) return null;
      word = `${word ?? ''}${source.slice(at + 1, end).replace(/\\(\r?\n|[\\"$`])/g, (_, mark: string) => (/\n/.test(mark) ? '' : mark))}`;
      at = end + 1;
    } else if (/[\n;|&]/.test(here)) {
      endCommand();
      at += 1;
    } else if (/\s/.test(here)) {
      endWord();
      at += 1;
    } else {
      word = `${word ?? ''}${here}`;
      at += 1;
    }
  }
  endCommand();
  return commands;
}

function endOfEscaped(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at += source[at] === '\\' ? 2 : 1) if (source[at] === quote) return at;
  return -1;
}

/** What `$'…'` of bash means. `\\x` and octal digits are bytes: several of them make one letter of UTF-8. */
function undoAnsi(text: string): string {
  const parts =
    /((?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))+)|\\u([0-9a-fA-F]{1,4})|\\U([0-9a-fA-F]{1,8})|\\c([\s\S])|\\([\s\S])/g;
  return text.replace(parts, (_, bytes?: string, short?: string, long?: string, control?: string, other?: string) => {
    if (bytes !== undefined) return bytesToText(readBytes(bytes));
    const code = short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
    return escapes.get(other ?? '') ?? other ?? '';
  });
}

function readBytes(written: string): readonly number[] {
  return Array.from(written.matchAll(/\\x([0-9a-fA-F]{1,2})|\\([0-7]{1,3})/g), ([, hex, octal]) =>
    hex === undefined ? Number.parseInt(octal ?? '0', 8) & 0xff : Number.parseInt(hex, 16),
  );
}

/** Bytes read as UTF-8; what is none becomes U+FFFD. */
function bytesToText(bytes: readonly number[]): string {
  const encoded = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return encoded.replace(utf8Letter, (letter, isWhole: string | undefined) => {
    if (isWhole === undefined) return '\uFFFD';
    try {
      return decodeURIComponent(letter);
    } catch {
      return '\uFFFD';
    }
  });
}

/** One letter of UTF-8 as percent-encoded bytes, or else one byte that begins none. */
const utf8Letter =
  /(%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3})|%[0-9a-f]{2}/g;
