import type { Outside } from './script.ts';
import {
  atTop,
  type Condition,
  closeCondition,
  createCondition,
  createVariableDoubts,
  type ScriptPlace,
} from './variable-doubts.ts';

type Place = {
  readonly outside: Outside;
  /** Whether the text is certainly a batch file, where `%%` is one sign and `%1` is what the file is given. */
  readonly isBatch: boolean;
};

/** Puts values in the place of variables, and leaves out the lines that only set one, or that are comments and settings. */
export function takeVariables(text: string, { outside, isBatch }: Place): string {
  const assigned = new Map<string, string>();
  const doubts = createVariableDoubts(outside);
  const lines: string[] = [];
  const blocks: Condition[] = [];
  const loop = loopLetters(text, isBatch);
  const isDelayed = /\benabledelayedexpansion\b/i.test(text);
  for (const line of text.split('\n')) {
    if (/^\s*(?:@?rem\b|::|@?echo\s+off\b|@?(?:set|end)local\b)/i.test(line)) continue;
    if (/^\s*\)/.test(line)) closeCondition(blocks.pop() ?? null);
    const set = setting.exec(line.trimEnd());
    if (set === null) {
      lines.push(expand(line));
      takeOtherSetting(line);
    } else setVariable(set, line);
    if (beginsBlock(line.trim())) blocks.push(createCondition());
  }
  return lines.join('\n');

  function setVariable([, name = '', quoted, bare = '']: RegExpExecArray, line: string): void {
    const key = name.toUpperCase();
    assigned.set(key, expand(quoted ?? withoutCarets(bare)));
    doubts.set(key, line, innermost(blocks));
  }

  /** Behind a condition it may be set; what is worked out, asked for or given by a loop is not the older value. */
  function takeOtherSetting(line: string): void {
    for (const [, option, name = ''] of line.matchAll(/\bset[ \t]+(\/[ap][ \t]+)?"?([A-Za-z_]\w*)[-+*/]?=/gi)) {
      const isOther = option !== undefined || /^\s*@?for\b/i.test(line);
      if (isOther) assigned.delete(name.toUpperCase());
      else doubts.mayBeSet(name.toUpperCase(), line);
    }
  }

  function expand(line: string): string {
    const filled = line.replace(isBatch ? inBatch : atPrompt, (written, name?: string) =>
      name === undefined ? otherValue(written) : variableValue(name, written),
    );
    const inBlock = (written: string, name: string) => variableValue(name, written, innermost(blocks));
    return isDelayed ? filled.replace(/!([A-Za-z_]\w*)!/g, inBlock) : filled;
  }

  /** `%NAME%` has the value from in front of the block that it is in. */
  function variableValue(name: string, written: string, place = atTop): string {
    const value = assigned.get(name.toUpperCase());
    outside.filled(value?.length ?? 0);
    if (value !== undefined) doubts.use(name.toUpperCase(), value, place);
    return value ?? outside.variable(name, written);
  }

  function otherValue(written: string): string {
    if (!/^(?:%%.*|%~?[a-z]+)$/i.test(written)) {
      const given = /^%~?(\d)$/.exec(written)?.[1];
      return given === undefined ? outside.unknown(written) : outside.variable(`arg${given}`, written);
    }
    const letter = written.at(-1) ?? '';
    if (!loop.includes(letter)) return isBatch ? written.slice(1) : written;
    return /^%%?~?.$/.test(written) ? outside.variable(letter, written) : outside.unknown(written);
  }
}

function innermost(blocks: readonly Condition[]): ScriptPlace {
  return { ...atTop, condition: blocks.at(-1) ?? null };
}

/** Whether a line begins a block of a loop or a condition. */
function beginsBlock(line: string): boolean {
  const start = line.startsWith(')') ? line.slice(1).trimStart() : line;
  return line.endsWith('(') && /^@?(?:if|else|for)\b/i.test(start);
}

const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The letters that loops use as the names of variables. One that splits a text into parts has a letter for each. */
function loopLetters(text: string, isBatch: boolean): string {
  const start = isBatch ? /%%([a-z])\s+in\s*\(/gi : /(?<!%)%([a-z])\s+in\s*\(/gi;
  const letters = new Set([...text.matchAll(start)].map(([, letter = '']) => letter));
  if (!/\btokens=/i.test(text)) return [...letters].join('');
  return alphabets.map((all) => from(all, letters)).join('');
}

/** The end of an alphabet, from the first of some letters on. */
function from(alphabet: string, letters: ReadonlySet<string>): string {
  const first = [...alphabet].findIndex((letter) => letters.has(letter));
  return first === -1 ? '' : alphabet.slice(first);
}

/** `set NAME=value`, alone in its line. A value may have quotes in it, and an `&` only inside of them. */
const setting =
  /^\s*@?set\s+"?(?=([A-Za-z_]\w*)=)(?:(?<=")\w+=((?:[^"]|(?<=\\)"|"")*)"|(?<!")\w+=((?:[^"&|<>^]|\^.|"[^"]*")*))$/i;

function withoutCarets(value: string): string {
  return value.replace(/"[^"]*"|\^(.)/g, (written, escaped?: string) => escaped ?? written);
}

/**
 * `%NAME%`, a part of one, `%NAME:~0,3%`, and what a loop gives, `%k`. Of an address in percent-encoding, `%C3%A9` is not
 * the start of a name.
 */
const atPrompt =
  /%%|%(?![0-9a-f]{2})(?:([A-Za-z_]\w*)|[A-Za-z_]\w*:(?:~[^%\n]*|[^%\n=]*=[^%\n]*))%|%(?:~[a-z]+|[a-z])(?!\w)/gi;

/** The same in a file, where a loop gives `%%k` and `%%~nk`, and what the file is given, as `%1` and `%~dp0`. */
const inBatch =
  /%%(?:~[a-z]*|[a-z])?|%(?:\*|~?\d|~[a-z]+\d)(?![0-9a-f])|%(?![0-9a-f]{2})(?:([A-Za-z_]\w*)|[A-Za-z_]\w*:(?:~[^%\n]*|[^%\n=]*=[^%\n]*))%/gi;
