import { parseArgs } from 'node:util';
import { optionProblems } from './check-options.ts';
import { type HelpTopic, topicOf } from './help.ts';
import { practiceOptions, runOptions, sendOptions } from './options.ts';
import { type PracticeCommand, readPractice } from './practice-arguments.ts';
import { type RunCommand, readRun } from './run-arguments.ts';
import { readSend, type SendCommand } from './send-arguments.ts';

/** What the person typed after `tidings`. */
export type Command =
  | { readonly kind: 'help'; readonly topic: HelpTopic }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'run' } & RunCommand)
  | ({ readonly kind: 'send' } & SendCommand)
  | ({ readonly kind: 'practice' } & PracticeCommand)
  | { readonly kind: 'wrong-use'; readonly topic: HelpTopic; readonly says: readonly string[] };

const asTyped = { allowPositionals: true, tokens: true } as const;

/** Reads a command line, without looking at any file. */
export function readArguments(words: readonly string[]): Command {
  const [name, ...rest] = words;
  switch (name) {
    case undefined:
      return wrong('all', ['Enter a command: run, send or practice.']);
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help', topic: topicOf(rest[0]) };
    case 'version':
    case '--version':
    case '-v':
      return { kind: 'version' };
    case 'run': {
      if (asksForHelp(rest)) return { kind: 'help', topic: 'run' };
      const parsed = attempt(rest, () => parseArgs({ ...asTyped, args: rest, options: runOptions }));
      if (!parsed.ok) return wrong('run', [parsed.says]);
      if (parsed.value.values.help === true) return { kind: 'help', topic: 'run' };
      const problems = optionProblems(parsed.value.tokens, runOptions);
      if (problems.length > 0) return wrong('run', problems);
      const reading = readRun(parsed.value.positionals, parsed.value.values);
      return reading.ok ? { kind: 'run', ...reading.command } : wrong('run', reading.says);
    }
    case 'send': {
      if (asksForHelp(rest)) return { kind: 'help', topic: 'send' };
      const parsed = attempt(rest, () => parseArgs({ ...asTyped, args: rest, options: sendOptions }));
      if (!parsed.ok) return wrong('send', [parsed.says]);
      if (parsed.value.values.help === true) return { kind: 'help', topic: 'send' };
      const problems = optionProblems(parsed.value.tokens, sendOptions);
      if (problems.length > 0) return wrong('send', problems);
      const reading = readSend(parsed.value.positionals, parsed.value.values);
      return reading.ok ? { kind: 'send', ...reading.command } : wrong('send', reading.says);
    }
    case 'practice': {
      if (asksForHelp(rest)) return { kind: 'help', topic: 'practice' };
      const parsed = attempt(rest, () => parseArgs({ ...asTyped, args: rest, options: practiceOptions }));
      if (!parsed.ok) return wrong('practice', [parsed.says]);
      if (parsed.value.values.help === true) return { kind: 'help', topic: 'practice' };
      const problems = optionProblems(parsed.value.tokens, practiceOptions);
      if (problems.length > 0) return wrong('practice', problems);
      const reading = readPractice(parsed.value.positionals, parsed.value.values);
      return reading.ok ? { kind: 'practice', ...reading.command } : wrong('practice', reading.says);
    }
    default:
      return wrong('all', [`There is no command “${name}”. The commands are run, send and practice.`]);
  }
}

/** A request for help is answered even when the rest of the line is wrong, and can't be parsed. */
function asksForHelp(words: readonly string[]): boolean {
  const before = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  return before.includes('--help') || before.includes('-h');
}

function wrong(topic: HelpTopic, says: readonly string[]): Command {
  return { kind: 'wrong-use', topic, says };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string };

function attempt<T>(words: readonly string[], parse: () => T): Attempt<T> {
  try {
    return { ok: true, value: parse() };
  } catch (error) {
    const [, short = '', option] =
      /^Option '(?:(-\w), )?(--[\w-]+)(?:[^\w'-][^']*)?' argument is ambiguous/.exec(
        String(Reflect.get(Object(error), 'message')),
      ) ?? [];
    if (option !== undefined) {
      const at = words.findIndex(
        (word, index) => (word === option || word === short) && words[index + 1]?.startsWith('-') === true,
      );
      const value = words[at + 1] ?? '-VALUE';
      return { ok: false, says: `Join a value that starts with a dash to its option: ${option}=${value}` };
    }
    // Node's words, without the advice on positional arguments behind them.
    const says = error instanceof TypeError ? (error.message.split(/\. |\n/)[0] ?? '') : String(error);
    return { ok: false, says: `${says}.` };
  }
}
