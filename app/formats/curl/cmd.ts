import { isCurl } from './bash.ts';
import { takeVariables } from './cmd-variables.ts';
import { type Command, createOutside, type Script, usedBy } from './script.ts';

/**
 * Reads commands for the Windows prompt: `^` escapes, `"` quotes, `%NAME%`, pipes and redirects. Null when a quote stays
 * open. The rules: cmd.exe takes variables, then carets, and each program splits its own line.
 *
 * @param isBatch whether the text is certainly a file, where `%%` is one sign
 */
export function readCmd(text: string, isBatch: boolean): Script | null {
  const outside = createOutside();
  const commands: Command[] = [];
  const isOfBrowser = browserQuotes.test(text);
  let piped: string | null = null;
  const lines = takeCarets(takeVariables(text.replace(/\r\n?/g, '\n'), { outside, isBatch }));
  for (const { text: line, pipes } of lines.flatMap(withInner)) {
    const words = splitLine(line, isOfBrowser);
    if (words === null) return null;
    const input = piped;
    // What echo writes is the input of the next command.
    const echo = pipes ? /^\s*@?echo[ .]/i.exec(line) : null;
    piped = echo === null ? null : line.slice(echo[0].length).trim();
    if (words.length > 0 && piped === null) commands.push({ words, input, files: new Map() });
  }
  const sent = commands.filter(({ words }) => words.some(isCurl));
  return { commands, notTaken: outside.list(usedBy(sent)) };
}

/**
 * Whether a command is written for cmd.exe. The first mark decides: an apostrophe is bash, a caret is cmd. Plain quotes may be
 * either; only cmd has carets that open quotes or end lines, quotes that are doubled inside of quotes, and `%NAME%`.
 */
export function isForWindows(text: string): boolean {
  if (isBatchFile(text) || setting.test(text)) return true;
  const script = text.replace(/^[^\S\n\r\u2028\u2029]*#.*\n/gm, '');
  const mark = /'|"|\^/.exec(script)?.[0];
  if (mark !== '"') return mark === '^';
  if (/\s\^"|\^[^\S\n]*\n|\s\^[^\S\n]+[-"]/.test(script) || /\{\s*""[^":,}]+""\s*:/.test(script)) return true;
  const isOfBash = /\\[^\S\n]*\n|\$[\w{(]/.test(script);
  return !isOfBash && /(?<!%)%(?![0-9a-f]{2})[A-Za-z_]\w*%(?!%)/i.test(script);
}

/** Whether a text is a batch file. A Makefile has `@echo` too, and other texts have `rem` and `::`. */
export function isBatchFile(text: string): boolean {
  if (onlyInBatch.test(text)) return true;
  if (!/^[^\S\n\r\u2028\u2029]*(?:@?rem\s|::|setlocal\b)/im.test(text)) return false;
  const command = text.slice(Math.max(0, text.search(/\bcurl(?:\.exe)?[\s^]/i)));
  const mark = /['"^]/.exec(command)?.[0];
  return mark !== "'" && !/\\[^\S\n]*\r?\n|\s'[{[]/.test(command);
}

/** `@echo off`, a loop with `%%k`, and a variable that has what the file is given, as `%1`. */
const onlyInBatch =
  /^[^\S\n\r\u2028\u2029]*(?:@echo[ \t]+off\b|echo[ \t]+off[ \t]*$|@?for[ \t][^\n\r\u2028\u2029]*%%[a-z][ \t]+in[ \t]*\(|@?set[ \t]"?[a-z_]\w*=[^\n\r\u2028\u2029]*%~?\d(?![0-9a-f]))/im;

/** A line that only a script for cmd.exe has. */
const setting =
  /^[^\S\n\r\u2028\u2029]*@?(?:set[ \t]"?[A-Za-z_]\w*=|for[ \t][^\n\r\u2028\u2029]*%[A-Za-z][ \t]+in[ \t]*\()/im;

/** Browsers write `^"…^"`, or quotes doubled inside of quotes, and double every backslash. */
const browserQuotes = /(?:^|\s)\^"|\^\\\^"|\{\s*""/;

/** A loop over what a command writes: `for /f %k in ('curl …') do`. */
const outputLoop = /^\s*@?for\s+\/f\s[^('`]*\(\s*(['`])/i;

/** A line, and before it the command whose output it goes through. */
function withInner(line: Line): readonly Line[] {
  const { text } = line;
  const start = outputLoop.exec(text);
  if (start === null) return [line];
  const from = start[0].length;
  const to = from + text.slice(from).search(start[1] === '`' ? /`\s*\)\s*do\b/i : /'\s*\)\s*do\b/i);
  if (to < from) return [line];
  return [...takeCarets(text.slice(from, to)), { ...line, text: `${text.slice(0, from)}${text.slice(to)}` }];
}

type Line = {
  readonly text: string;
  /** What it writes goes to the next one. */
  readonly pipes: boolean;
};

/** The lines that programs get to see, one for each command, without where their output goes. */
function takeCarets(text: string): readonly Line[] {
  // Some versions of Chrome wrote carets inside of plain quotes too, where cmd.exe itself leaves them alone.
  const caretsInQuotes = text.includes('^\\^"');
  const lines: Line[] = [];
  const line = createLine();
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    // For cmd.exe a quote of a value, `\"`, ends the quotes. What is behind it belongs to the value all the same.
    const isOutside = !quoted && !line.isQuoted();
    if (char === '^' && !quoted) {
      // A caret at the end of a line joins it with the next one, whose first character is escaped. Pages add blanks to it.
      lineEnd.lastIndex = at + 1;
      at += (lineEnd.exec(text)?.[0].length ?? 0) + 1;
      line.add(text.charAt(at));
    } else if ((char === '\n' && !quoted) || (char === '&' && isOutside))
      lines.push({ text: line.take(), pipes: false });
    else if (char === '|' && isOutside) lines.push({ text: line.take(), pipes: text.charAt(at + 1) !== '|' });
    else if ((char === '<' || char === '>') && isOutside) {
      redirect.lastIndex = at;
      at += (redirect.exec(text)?.[0].length ?? 1) - 1;
      line.dropNumber();
    } else {
      if (char === '"' && !caretsInQuotes) quoted = !quoted;
      line.add(char);
    }
  }
  return [...lines, { text: line.take(), pipes: false }];
}

const lineEnd = /[^\S\n]*\n/y;

/** `> file`, `>> "file"`, `2>&1`, `< file`. */
const redirect = /(?:<|>>?)(?:&\d|[^\S\n]*(?:"[^"\n]*"|[^\s"&|<>]+))?/y;

/** A line that a program gets to see, and whether it is inside of quotes for that program. */
function createLine() {
  let chars: string[] = [];
  let backslashes = 0;
  let quoted = false;
  return {
    isQuoted: () => quoted,
    add: (char: string) => {
      if (char === '"' && backslashes % 2 === 0) quoted = !quoted;
      backslashes = char === '\\' ? backslashes + 1 : 0;
      chars.push(char);
    },
    /** Takes the `2` of `2>` away again. */
    dropNumber: () => {
      if (/^\s?\d$/.test(chars.slice(-2).join(''))) chars.pop();
    },
    take: () => {
      const text = chars.join('');
      chars = [];
      backslashes = 0;
      quoted = false;
      return text;
    },
  };
}

function splitLine(line: string, isOfBrowser: boolean): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (!quoted && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word ??= '';
    if (char === '\\') {
      backslashRun.lastIndex = at;
      const [run = char] = backslashRun.exec(line) ?? [];
      at += run.length - 1;
      // A program takes two for one only in front of a quote. Browsers double all of them.
      const isPaired = isOfBrowser || line.charAt(at + 1) === '"';
      word += isPaired ? run.slice(0, run.length / 2) : run;
      if (!isPaired || run.length % 2 === 0) continue;
      if (line.charAt(at + 1) !== '"') word += char;
      else {
        word += '"';
        at += 1;
      }
    } else if (quoted && char === '"' && line.charAt(at + 1) === '"') {
      word += char;
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else word += char;
  }
  if (quoted) return null;
  return word === null ? words : [...words, word];
}

const backslashRun = /\\+/y;
