const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
};

/**
 * Splits a bash command line into words: quotes of all three kinds, backslashes, lines that go on. One list of words for
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

function undoAnsi(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([\s\S]))/gi, (_, x, u, long, other) => {
    const code: string | undefined = x ?? u ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    return escapes[other] ?? other;
  });
}
