import { type PowerShellBlocks, placeAt } from './powershell-blocks.ts';
import { sizeOf, type Value } from './powershell-value.ts';
import type { Outside } from './script.ts';
import type { ScriptResponses } from './script-responses.ts';
import type { VariableDoubts } from './variable-doubts.ts';

/** A PowerShell text on its way through, and what the script has set so far. */
export type PowerShellReader = {
  readonly source: string;
  at: number;
  /** By name in small letters: PowerShell does not tell capitals apart. */
  readonly assigned: Map<string, Value>;
  /** The text of each file that the script writes, by name. */
  readonly files: Map<string, string>;
  readonly blocks: PowerShellBlocks;
  readonly doubts: VariableDoubts;
  readonly outside: Outside;
  readonly responses: ScriptResponses;
  /** Reads the command of a request that is inside of an expression, with what is piped into it. */
  readonly readRequest: (reader: PowerShellReader, piped: Value) => void;
  /** In some commands `\"` stands for a quote, as curl.exe wants it; then PowerShell's own rule is not used. */
  readonly hasBackslashQuotes: boolean;
};

/** Thrown inside of the readers when a quote or a bracket is never closed; nobody outside sees it. */
export class NeverClosed extends Error {}

/** Takes what matches at the reader's place; `pattern` is sticky. */
export function take(reader: PowerShellReader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.source);
  if (match !== null) reader.at += match[0].length;
  return match;
}

/** Skips blanks, continued lines and comments in a line; across lines where `lines` says so. */
export function skipBlanks(reader: PowerShellReader, lines: 'in a line' | 'across lines'): void {
  skip(reader, lines === 'in a line' ? /(?:[^\S\n]|`\n)+/y : /(?:\s|`\n)+/y);
}

/** Skips all that matches, and comments between. One of several lines that is never closed is none. */
export function skip(reader: PowerShellReader, pattern: RegExp): void {
  for (;;) {
    const blanks = take(reader, pattern);
    if (take(reader, /#[^\n]*/y) !== null) continue;
    const end = reader.source.startsWith('<#', reader.at) ? reader.source.indexOf('#>', reader.at + 2) : -1;
    if (end !== -1) reader.at = end + 2;
    else if (blanks === null) return;
  }
}

/** How a variable is known: without its scope, as capitals and most scopes make no difference. */
export function variableKey(name: string): string {
  return name.replace(/^(script|global|local|private):/i, '').toLowerCase();
}

/** The value of a variable; where the script does not set it, the `{{name}}` that takes its place. */
export function variableValue({ assigned, outside, doubts, blocks, at }: PowerShellReader, name: string): Value {
  const value = assigned.get(variableKey(name));
  if (value === undefined)
    return outside.variable(name.replace(/^(env|script|global|local|private):/i, ''), `$${name}`);
  outside.filled(sizeOf(value));
  doubts.use(variableKey(name), '', placeAt(blocks, at));
  return value;
}
