import { type BashBlocks, createBashBlocks, createStart, leaveChain, placeIn, takeWord } from './bash-blocks.ts';
import { inputOf, outputOf, readFile, runBuiltin, settingsOf } from './bash-builtins.ts';
import { type BashCommand, type BashReader, joinedLine, lineEnd, readQuoted, readWord, takeRun } from './bash-word.ts';
import { createOutside, type Files, fileKey, filesIn, type Script, usedBy } from './script.ts';
import { createScriptResponses } from './script-responses.ts';
import { atTop, type Condition, createCondition, createVariableDoubts } from './variable-doubts.ts';

/**
 * Reads a bash script into its commands: quotes of all kinds, comments, continued lines, here-documents, pipes from `echo`
 * and `cat`, and variables that the script sets itself. Null when a quote or a bracket is never closed.
 */
export function readBash(text: string): Script | null {
  const outside = createOutside();
  const source = text.replace(/\r\n?/g, '\n');
  const reader: BashReader = {
    source,
    at: 0,
    isInner: false,
    assigned: new Map(),
    files: new Map(),
    blocks: createBashBlocks(source),
    doubts: createVariableDoubts(outside),
    outside,
    responses: createScriptResponses(outside),
    openOutputs: new Set(),
    readOutput: (outer, end) => {
      const inner: BashReader = { ...outer, isInner: end === ')', inOutputs: [] };
      const { chain } = reader.blocks;
      const commands = outside.nested(() => readCommands(inner, end));
      leaveChain(reader.blocks, chain);
      outer.at = inner.at;
      for (const one of commands ?? []) if (one.words.some(isCurl)) outer.inOutputs.push(one);
      const last = commands?.at(-1);
      return commands === null ? null : { text: last === undefined ? null : outputOf(inner, last) };
    },
    inOutputs: [],
  };
  const commands = readCommands(reader, '');
  if (commands === null) return null;
  const sent = commands.filter(({ words }) => words.some(isCurl));
  return { commands, notTaken: outside.list(usedBy(sent)) };
}

/** Whether a word is the name of curl, with or without the way to it. */
export function isCurl(word: string): boolean {
  return /(^|[\\/])curl(\.exe)?$/i.test(word);
}

type HereDocument = {
  readonly command: BashCommand;
  readonly end: string;
  readonly expands: boolean;
  readonly withoutTabs: boolean;
};

/** Reads up to `end`, or to the end of the text where that is empty. */
function readCommands(reader: BashReader, end: ')' | ''): readonly BashCommand[] | null {
  const { source, blocks } = reader;
  const around = blocks.chain;
  const commands: BashCommand[] = [];
  const waiting: HereDocument[] = [];
  const unsettled: BashCommand[] = [];
  let command = createCommand(null);
  let start = createStart(command.words);
  const finish = (operator: string) => {
    const last = command;
    last.own = last.words.slice(start.count);
    last.place = placeIn(blocks);
    if (start.loopName !== null) reader.assigned.delete(start.loopName);
    unsettled.push(last);
    command = createCommand(operator === '|' || operator === '|&' ? last : null);
    start = createStart(command.words);
    // Its here-document comes behind the end of the line.
    if (waiting.length === 0) for (const one of unsettled.splice(0)) settle(reader, one, commands);
    goOnBehind(last, operator, { blocks, around });
  };
  while (reader.at < source.length) {
    const here = source.charAt(reader.at);
    if (here === end) {
      reader.at += 1;
      finish('');
      return commands;
    }
    operators.lastIndex = reader.at;
    const [operator] = /[\n;&|]/.test(here) ? (operators.exec(source) ?? []) : [];
    if (operator !== undefined) {
      reader.at += operator.length;
      // The text of a here-document begins on the next line, also where its command ends before that.
      if (operator === '\n') readWaiting(reader, waiting);
      finish(operator);
    } else if (isBlank(here)) reader.at += 1;
    else if (takeRun(reader, lineEnd) !== '' || takeRun(reader, joinedLine) !== '') continue;
    else if (here === '#') reader.at = endOfLine(source, reader.at);
    else if (here === '<' || here === '>' || /^\d[<>]/.test(source.slice(reader.at, reader.at + 2))) {
      const redirect = readRedirect(reader, command);
      if (redirect === null) return null;
      if (redirect !== 'done') waiting.push(redirect);
    } else {
      const word = readWord(reader);
      if (word === null) return null;
      command.words.push(word);
      takeWord(blocks, start, reader.at);
    }
  }
  readWaiting(reader, waiting);
  finish('');
  return end === '' ? commands : null;
}

function createCommand(from: BashCommand | null): BashCommand {
  return { words: [], own: [], place: atTop, input: null, inputFile: null, output: null, from, files: new Map() };
}

/** The chain that the commands of `$(…)` are in; null for none. */
type Chain = { readonly blocks: BashBlocks; readonly around: Condition | null };

/** What is behind `&&` and `||` may not run, up to the end of its chain. A variable is always set. */
function goOnBehind({ words, own }: BashCommand, operator: string, { blocks, around }: Chain): void {
  const isChained = operator === '&&' || operator === '||';
  if (!isChained && (words.length === 0 || operator === '|' || operator === '|&')) return;
  const outer = blocks.brackets.at(-1)?.chain ?? around;
  if (operator === '&&' && (blocks.chain !== outer || settingsOf(own) !== null)) return;
  leaveChain(blocks, outer);
  if (isChained) blocks.chain = createCondition();
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
  if (mark === '<' && /^<?\(/.test(reader.source.slice(reader.at, reader.at + 2))) {
    reader.at = reader.source.indexOf('(', reader.at) + 1;
    const output = reader.readOutput(reader, ')');
    command.input = output?.text ?? null;
    return output === null ? null : 'done';
  }
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
  if (mark === '<') command.inputFile = word;
  if (/^1?>[>|]?$/.test(mark)) command.output = { name: word, isAdded: mark.endsWith('>>') };
  return 'done';
}

function readWaiting(reader: BashReader, waiting: HereDocument[]): void {
  for (const one of waiting.splice(0)) one.command.input = readHereDocument(reader, one);
}

/** Takes what a command does in the shell itself; every other one is added to the list. */
function settle(reader: BashReader, command: BashCommand, commands: BashCommand[]): void {
  const isDone = runBuiltin(reader, command);
  // The command that writes into the pipe is done with where what it writes is known.
  if (command.from !== null && outputOf(reader, command.from) !== null && commands.at(-1) === command.from)
    commands.pop();
  for (const one of reader.inOutputs.splice(0)) commands.push(one);
  if (isDone) return;
  // The files may be written again behind it.
  command.input = inputOf(reader, command);
  command.inputFile = null;
  command.files = filesOf(reader, command);
  commands.push(command);
}

/** Of the files that the script has written, those that the words of a command name. */
function filesOf(reader: BashReader, command: BashCommand): Files {
  const files = new Map<string, string>();
  for (const name of filesIn(command.words)) {
    const content = readFile(reader, name, command);
    if (content !== null) files.set(fileKey(name), content);
  }
  return files;
}

/** The lines up to the one that ends it, which pages indent; all that is left where none does. */
function readHereDocument(reader: BashReader, { end, expands, withoutTabs }: HereDocument): string {
  const lines: string[] = [];
  while (reader.at < reader.source.length) {
    const to = endOfLine(reader.source, reader.at);
    const written = reader.source.slice(reader.at, to);
    const line = withoutTabs ? written.replace(/^\t+/, '') : written;
    reader.at = to + 1;
    if (written.trim() === end) break;
    lines.push(`${line}\n`);
  }
  const text = lines.join('');
  return expands ? (readQuoted({ ...reader, source: text, at: 0 }, '') ?? text) : text;
}
