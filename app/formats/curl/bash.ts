import { type BashCommand, type BashReader, lineEnd, readQuoted, readWord, takeRun } from './bash-word.ts';
import { createOutside, fileKey, type Script, usedBy } from './script.ts';

/**
 * Reads a bash script into its commands: quotes of all kinds, comments, continued lines, here-documents, pipes from `echo`
 * and `cat`, and variables that the script sets itself. Null when a quote or a bracket is never closed.
 */
export function readBash(source: string): Script | null {
  const outside = createOutside();
  const files = new Map<string, string>();
  const reader: BashReader = {
    source: source.replace(/\r\n?/g, '\n'),
    at: 0,
    isInner: false,
    assigned: new Map(),
    files,
    outside,
    openOutputs: new Set(),
    readOutput: (outer, end) => {
      const inner: BashReader = { ...outer, isInner: end === ')', inOutputs: [] };
      const commands = outside.nested(() => readCommands(inner, end));
      outer.at = inner.at;
      for (const one of commands ?? []) if (one.words.some(isCurl)) outer.inOutputs.push(one);
      return commands === null ? null : { text: outputOf(commands.at(-1), files) };
    },
    inOutputs: [],
  };
  const read = readCommands(reader, '');
  if (read === null) return null;
  const commands = read.map((one) => ({ words: one.words, input: inputOf(one, files) }));
  const sent = commands.filter(({ words }) => words.some(isCurl));
  return { commands, files, notTaken: outside.list(usedBy(sent, files)) };
}

/** Whether a word is the name of curl, with or without the way to it. */
export function isCurl(word: string): boolean {
  return /(^|[\\/])curl(\.exe)?$/i.test(word);
}

type Files = ReadonlyMap<string, string>;
type HereDocument = {
  readonly command: BashCommand;
  readonly end: string;
  readonly expands: boolean;
  readonly withoutTabs: boolean;
};

/** Reads up to `end`, or to the end of the text where that is empty. */
function readCommands(reader: BashReader, end: ')' | ''): readonly BashCommand[] | null {
  const { source } = reader;
  const commands: BashCommand[] = [];
  const waiting: HereDocument[] = [];
  const unsettled: BashCommand[] = [];
  let command: BashCommand = { words: [], input: null, output: null, from: null };
  const finish = (isPiped: boolean) => {
    unsettled.push(command);
    command = { words: [], input: null, output: null, from: isPiped ? command : null };
    // Its here-document comes behind the end of the line.
    if (waiting.length === 0) for (const one of unsettled.splice(0)) settle(reader, one, commands);
  };
  while (reader.at < source.length) {
    const here = source.charAt(reader.at);
    if (here === end) {
      reader.at += 1;
      finish(false);
      return commands;
    }
    operators.lastIndex = reader.at;
    const [operator] = /[\n;&|]/.test(here) ? (operators.exec(source) ?? []) : [];
    if (operator !== undefined) {
      reader.at += operator.length;
      // The text of a here-document begins on the next line, also where its command ends before that.
      if (operator === '\n') readWaiting(reader, waiting);
      finish(operator === '|' || operator === '|&');
    } else if (isBlank(here)) reader.at += 1;
    else if (takeRun(reader, lineEnd) !== '') continue;
    else if (here === '#') reader.at = endOfLine(source, reader.at);
    else if (here === '<' || here === '>' || /^\d[<>]/.test(source.slice(reader.at, reader.at + 2))) {
      const redirect = readRedirect(reader, command);
      if (redirect === null) return null;
      if (redirect !== 'done') waiting.push(redirect);
    } else {
      const word = readWord(reader);
      if (word === null) return null;
      command.words.push(word);
    }
  }
  readWaiting(reader, waiting);
  finish(false);
  return end === '' ? commands : null;
}

const operators = /\n|[;&]+|\|+&?/y;

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || /\s/.test(char);
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

/** A here-document to be read when its line ends; null when a quote stays open. */
function readRedirect(reader: BashReader, command: BashCommand): HereDocument | 'done' | null {
  const [mark = ''] = /^\d?(?:<<<|<<-?|<&?|>>|>&?|>\|)/.exec(reader.source.slice(reader.at, reader.at + 5)) ?? [];
  reader.at += mark.length;
  while (/[ \t]/.test(reader.source.charAt(reader.at))) reader.at += 1;
  const from = reader.at;
  if (mark === '<<' || mark === '<<-') {
    const [written = ''] = /^(?:'[^'\n]*'|"[^"\n]*"|\\.|[^\s;|&<>()'"\\])+/.exec(reader.source.slice(from)) ?? [];
    reader.at += written.length;
    const end = written.replace(/['"\\]/g, '');
    return { command, end, expands: end === written, withoutTabs: mark === '<<-' };
  }
  const word = readWord(reader);
  if (word === null) return null;
  if (mark === '<<<') command.input = `${word}\n`;
  if (mark === '<') command.input = reader.files.get(fileKey(word)) ?? null;
  if (/^1?>\|?$/.test(mark)) command.output = word;
  return 'done';
}

function readWaiting(reader: BashReader, waiting: HereDocument[]): void {
  for (const one of waiting.splice(0)) one.command.input = readHereDocument(reader, one);
}

/** Takes what a command does in the shell itself; every other one is added to the list. */
function settle(reader: BashReader, command: BashCommand, commands: BashCommand[]): void {
  const isDone = command.words.length === 0 || assign(reader, command) || writeFile(reader, command);
  // The command that writes into the pipe is done with where what it writes is known.
  if (command.from !== null && outputOf(command.from, reader.files) !== null && commands.at(-1) === command.from)
    commands.pop();
  for (const one of reader.inOutputs.splice(0)) commands.push(one);
  if (!isDone) commands.push(command);
}

function inputOf({ input, from }: BashCommand, files: Files): string | null {
  return input ?? (from === null ? null : outputOf(from, files));
}

/** The lines up to the one that ends it; all that is left where none does. */
function readHereDocument(reader: BashReader, { end, expands, withoutTabs }: HereDocument): string {
  const lines: string[] = [];
  while (reader.at < reader.source.length) {
    const to = endOfLine(reader.source, reader.at);
    const written = reader.source.slice(reader.at, to);
    const line = withoutTabs ? written.replace(/^\t+/, '') : written;
    reader.at = to + 1;
    if (line === end) break;
    lines.push(`${line}\n`);
  }
  const text = lines.join('');
  return expands ? (readQuoted({ ...reader, source: text, at: 0 }, '') ?? text) : text;
}

/** Takes `NAME=value`, `export NAME=value` and `read NAME`; false for any other command. */
function assign({ assigned, files, openOutputs }: BashReader, command: BashCommand): boolean {
  const { words } = command;
  const input = inputOf(command, files);
  const [first = ''] = words;
  if (first === 'read' && input !== null) {
    assigned.set(words.at(-1) ?? '', input.replace(/\n$/, ''));
    return true;
  }
  const settings = /^(export|declare|local|readonly)$/.test(first) ? words.slice(1) : words;
  const pairs = settings.map((word) => /^([A-Za-z_]\w*)=(.*)$/s.exec(word));
  if (pairs.length === 0 || pairs.includes(null)) return false;
  for (const pair of pairs) {
    const [, name = '', value = ''] = pair ?? [];
    assigned.set(name, value);
    // Whatever the script says with it has a variable of this name, and not the text of the command.
    if (openOutputs.has(value)) assigned.delete(name);
  }
  return true;
}

/** Takes `cat > FILE` and `echo … > FILE`; false for any other command. */
function writeFile({ files }: BashReader, command: BashCommand): boolean {
  const text = command.output === null ? null : outputOf(command, files);
  if (text === null || command.output === null) return false;
  files.set(fileKey(command.output), text);
  return true;
}

/** What a command writes, where its text says so; null where it does not. */
function outputOf(command: BashCommand | undefined, files: Files): string | null {
  const [name = '', ...rest] = command?.words ?? [];
  if (name === 'cat') {
    const [file = '-', another] = rest;
    if (command === undefined || another !== undefined) return null;
    return file === '-' ? inputOf(command, files) : (files.get(fileKey(file)) ?? null);
  }
  if (name === 'echo') return `${rest.filter((word) => !/^-[neE]+$/.test(word)).join(' ')}\n`;
  if (name === 'printf' && rest.length === 2 && /^%s(\\n)?$/.test(rest[0] ?? '')) return rest[1] ?? '';
  return name === 'printf' && rest.length === 1 && !/[%\\]/.test(rest[0] ?? '') ? (rest[0] ?? '') : null;
}
