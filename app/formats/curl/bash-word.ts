import { unescapeAnsi } from './ansi-escapes.ts';
import { type BashBlocks, placeIn } from './bash-blocks.ts';
import { type Files, isDynamicAt, type Outside } from './script.ts';
import { type ScriptResponses, wholeName } from './script-responses.ts';
import type { ScriptPlace, VariableDoubts } from './variable-doubts.ts';

export type BashCommand = {
  words: string[];
  /** Its words without those of the loops, conditions and functions that begin or end with it. */
  own: readonly string[];
  place: ScriptPlace;
  input: string | null;
  /** The file that its input comes from. */
  inputFile: string | null;
  /** The file that its output goes to, or is added to. */
  output: { readonly name: string; readonly isAdded: boolean } | null;
  /** The command whose output is piped into it. */
  readonly from: BashCommand | null;
  /** The files that it names, as they are when it runs. */
  files: Files;
};

/** A text on its way through, and what the script has set so far. */
export type BashReader = {
  readonly source: string;
  at: number;
  /** Whether it is inside of `$(…)`, where a bracket ends a word. */
  readonly isInner: boolean;
  readonly assigned: Map<string, string>;
  /** The text of each file that the script writes, by name. */
  readonly files: Map<string, string>;
  readonly blocks: BashBlocks;
  readonly doubts: VariableDoubts;
  readonly outside: Outside;
  readonly responses: ScriptResponses;
  /** The outputs that only the shell knows, as they are kept. */
  readonly openOutputs: Set<string>;
  /** The curl commands of `$(…)` in the words of the command that is being read. */
  readonly inOutputs: BashCommand[];
  /**
   * Reads the commands of `$(…)` from behind the first bracket to behind the last one, or of all of the text where `end` is
   * empty. Null when the bracket is missing; a text of null when only the shell knows the output.
   */
  readonly readOutput: (reader: BashReader, end: ')' | '') => { readonly text: string | null } | null;
};

/** Reads one word from where the reader is; null when a quote or a bracket is never closed. */
export function readWord(reader: BashReader): string | null {
  const { source, isInner } = reader;
  const parts: string[] = [];
  while (reader.at < source.length) {
    const run = takeRun(reader, ordinary);
    if (run !== '') parts.push(run);
    const here = source.charAt(reader.at);
    if (here === '' || /[\s;|&<>]/.test(here) || (here === ')' && isInner)) break;
    const part = readPart(reader, here);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.join('');
}

/** Characters that mean themselves: outside of quotes, and inside. */
const ordinary = /[^\s;|&<>)'"\\$`]+/y;
const ordinaryQuoted = /[^\\$`"]+/y;

/** A line that goes on. Pages and documents add blanks behind its mark. */
export const lineEnd = /\\[^\S\n]*\n/y;

/** The same where a chat joined it with the next one: no word begins with a blank and an option or a quote. */
export const joinedLine = /\\[^\S\n]+(?=[-'"]|https?:)/y;

/** All that `pattern` takes from where the reader is: many characters at once. */
export function takeRun(reader: BashReader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const [run = ''] = pattern.exec(reader.source) ?? [];
  reader.at += run.length;
  return run;
}

function readPart(reader: BashReader, here: string): string | null {
  const { source, at } = reader;
  if (here === "'") {
    const end = source.indexOf("'", at + 1);
    const isApostrophe = isOfMessage(source, at, end);
    reader.at = isApostrophe ? at + 1 : end + 1;
    return isApostrophe ? here : end === -1 ? null : source.slice(at + 1, end);
  }
  if (source.startsWith("$'", at)) {
    const end = endOfAnsi(source, at + 2);
    reader.at = end + 1;
    return end === -1 ? null : unescapeAnsi(source.slice(at + 2, end));
  }
  if (here === '"' || source.startsWith('$"', at)) {
    reader.at += here === '"' ? 1 : 2;
    return readQuoted(reader, '"');
  }
  if (here === '\\') {
    if (takeRun(reader, lineEnd) !== '') return '';
    reader.at += 2;
    return source.charAt(at + 1);
  }
  return readExpanded(reader, here);
}

/** Whether a quote is an apostrophe of a message: it is between letters, and closes nowhere or only behind a command. */
function isOfMessage(source: string, at: number, end: number): boolean {
  if (!/^\p{L}'\p{L}/u.test(source.slice(at - 1, at + 3))) return false;
  // Not the value of an option that is cut off, which may begin behind its letter: `-H'Accept: …`.
  if (end === -1) return /(?:^|[\s(])\p{L}+$/u.test(source.slice(Math.max(0, at - 40), at));
  return /\n[^\S\n]*curl(?:\.exe)?\s/.test(source.slice(at, end));
}

function endOfAnsi(source: string, from: number): number {
  for (let at = from; at < source.length; at += source[at] === '\\' ? 2 : 1) if (source[at] === "'") return at;
  return -1;
}

/**
 * Reads up to behind the next double quote, or all of a here-document where `end` is empty. Variables and `$(…)` are
 * expanded. Null when the quote is missing.
 */
export function readQuoted(reader: BashReader, end: '"' | ''): string | null {
  const { source } = reader;
  const escapable = end === '"' ? /[\\$`"\n]/ : /[\\$`\n]/;
  const parts: string[] = [];
  while (reader.at < source.length) {
    const run = takeRun(reader, ordinaryQuoted);
    if (run !== '') parts.push(run);
    const here = source.charAt(reader.at);
    if (here === '') break;
    if (here === end) {
      reader.at += 1;
      return parts.join('');
    }
    const next = source.charAt(reader.at + 1);
    if (here === '\\' && escapable.test(next)) {
      reader.at += 2;
      if (next !== '\n') parts.push(next);
      continue;
    }
    const part = readExpanded(reader, here);
    if (part === null) return null;
    parts.push(part);
  }
  return end === '' ? parts.join('') : null;
}

/** One character, or what stands for a variable or for the output of a command. */
function readExpanded(reader: BashReader, here: string): string | null {
  const { source, at } = reader;
  if (here === '`') {
    const end = source.indexOf('`', at + 1);
    reader.at = end + 1;
    if (end === -1) return null;
    const inner = source.slice(at + 1, end);
    const count = reader.inOutputs.length;
    if (/\bcurl\b/.test(inner)) reader.readOutput({ ...reader, source: inner, at: 0 }, '');
    return keepOutput(reader, source.slice(at, end + 1), count);
  }
  if (here !== '$' || isDynamicAt(source, at)) {
    reader.at += 1;
    return here;
  }
  return source.startsWith('$(', at) ? readSubstitution(reader) : readVariable(reader);
}

function readSubstitution(reader: BashReader): string | null {
  const { source, at, outside } = reader;
  if (source.startsWith('$((', at)) {
    const end = source.indexOf('))', at);
    reader.at = end + 2;
    return end === -1 ? null : outside.unknown(source.slice(at, reader.at));
  }
  reader.at += 2;
  const count = reader.inOutputs.length;
  const output = reader.readOutput(reader, ')');
  if (output === null) return null;
  if (output.text === null) return keepOutput(reader, source.slice(at, reader.at), count);
  outside.filled(output.text.length);
  return output.text.replace(/(?<!\n)\n+$/, '');
}

/** What jq takes from a response, as in `jq -r .data.tid`. */
const jqPath = /[\s'"]\.(?:\w+\.)*(\w+)['"]?\s*[)`]$/;

/** The text of a command; where a request is in it, the variable of its response instead. */
function keepOutput(reader: BashReader, written: string, countBefore: number): string {
  const hasRequest = reader.inOutputs.length > countBefore;
  const [, part] = jqPath.exec(written.slice(-60)) ?? [];
  const kept = hasRequest ? reader.responses.add(part ?? wholeName) : reader.outside.unknown(written);
  reader.openOutputs.add(kept);
  return kept;
}

const plain = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?[-=]([^{}]*))?\})/y;
const special = /\$(?:[0-9@*#?$!]|\{[^{}\n]*\})/y;

function readVariable(reader: BashReader): string {
  const { source, at, assigned, outside, doubts, blocks } = reader;
  plain.lastIndex = at;
  const [whole, bare, braced, usual] = plain.exec(source) ?? [];
  if (whole !== undefined) {
    reader.at += whole.length;
    const name = bare ?? braced ?? '';
    const value = assigned.get(name);
    if (value !== undefined && (value !== '' || usual === undefined)) {
      outside.filled(value.length);
      doubts.use(name, value, placeIn(blocks));
      return value;
    }
    return usual === undefined ? outside.variable(name, `$${name}`) : outside.usedDefault(`$${name}`, usual);
  }
  special.lastIndex = at;
  const [other] = special.exec(source) ?? [];
  reader.at += other?.length ?? 1;
  return other === undefined ? '$' : outside.unknown(other);
}
