import type { BashCommand, BashReader } from './bash-word.ts';
import { fileKey } from './script.ts';

/** Does what a command does in the shell itself; false where another program has to run. */
export function runBuiltin(reader: BashReader, command: BashCommand): boolean {
  return command.words.length === 0 || assign(reader, command) || writeFile(reader, command);
}

const setting = /^([A-Za-z_]\w*)(\+?)=(.*)$/s;

/** The words of a command that only sets variables, such as `A=1` and `export A=1`; null for any other. */
export function settingsOf(words: readonly string[]): readonly string[] | null {
  const settings = /^(?:export|declare|local|readonly|typeset)$/.test(words[0] ?? '')
    ? words.slice(1).filter((word) => !word.startsWith('-'))
    : words;
  return settings.length > 0 && settings.every((word) => setting.test(word)) ? settings : null;
}

/** Takes the variables that a command sets; false for one that sets none. */
function assign(reader: BashReader, command: BashCommand): boolean {
  const { own } = command;
  const name = own.findIndex((word) => !setting.test(word));
  if (own[name] === 'read') return assignRead(reader, command, own.slice(name + 1));
  if (own[0] === 'unset') return own.slice(1).every((word) => forget(reader, word));
  const settings = settingsOf(own);
  for (const word of settings ?? []) {
    const [, key = '', added, value = ''] = setting.exec(word) ?? [];
    const before = reader.assigned.get(key);
    const isKnown = !reader.openOutputs.has(value) && (added === '' || before !== undefined);
    if (added !== '') reader.outside.filled((before?.length ?? 0) + value.length);
    if (isKnown) setVariable(reader, command, { name: key, value: added === '' ? value : before + value });
    // Whatever the script says with it has a variable of this name, and not the text of the command.
    else forget(reader, key);
  }
  return settings !== null;
}

type Setting = { readonly name: string; readonly value: string };

function setVariable({ assigned, doubts }: BashReader, command: BashCommand, { name, value }: Setting): void {
  assigned.set(name, value);
  doubts.set(name, command.own.join(' '), command.place);
}

function forget({ assigned }: BashReader, name: string): boolean {
  assigned.delete(name);
  return true;
}

/** `read -r CK`: what it reads is known only where its input is one line, or is read to its end. */
function assignRead(reader: BashReader, command: BashCommand, words: readonly string[]): boolean {
  const names = words.filter(
    (word, index) => !word.startsWith('-') && !/^-\w*[dptnNuia]$/.test(words[index - 1] ?? ''),
  );
  const input = inputOf(reader, command)?.replace(/\n$/, '') ?? null;
  const isWhole = words.some((word) => /^-\w*d$/.test(word)) || input?.includes('\n') === false;
  const [name = '', ...others] = names;
  if (input !== null && isWhole && others.length === 0) {
    setVariable(reader, command, { name, value: input });
    return true;
  }
  for (const one of names) forget(reader, one);
  return false;
}

/** Takes `cat > FILE` and `echo … > FILE`. Of a file that any other command writes, nothing is known. */
function writeFile(reader: BashReader, command: BashCommand): boolean {
  const { files, doubts, outside } = reader;
  if (command.output === null) return false;
  const { name, isAdded } = command.output;
  const key = fileKey(name);
  const text = outputOf(reader, command);
  const before = isAdded ? files.get(key) : '';
  if (text === null || before === undefined) {
    files.delete(key);
    return false;
  }
  if (isAdded) outside.filled(before.length + text.length);
  files.set(key, before + text);
  doubts.set(`> ${key}`, `${command.own.join(' ')} > ${name}`, command.place);
  return true;
}

/** What is known of a file that the script has written; null for any other. */
export function readFile({ files, doubts }: BashReader, name: string, { place }: BashCommand): string | null {
  const key = fileKey(name);
  const content = files.get(key) ?? null;
  if (content !== null) doubts.use(`> ${key}`, content, place);
  return content;
}

/** What a command reads as its input; null where that isn't known. */
export function inputOf(reader: BashReader, command: BashCommand): string | null {
  const { input, inputFile, from } = command;
  if (inputFile !== null) return readFile(reader, inputFile, command);
  return input ?? (from === null ? null : outputOf(reader, from));
}

/** What a command writes, where its text says so; null where it does not. */
export function outputOf(reader: BashReader, command: BashCommand): string | null {
  const [name = '', ...rest] = command.own;
  if (name === 'cat') {
    const [file = '-', another] = rest;
    if (another !== undefined) return null;
    return file === '-' ? inputOf(reader, command) : readFile(reader, file, command);
  }
  if (name === 'echo') return `${rest.filter((word) => !/^-[neE]+$/.test(word)).join(' ')}\n`;
  if (name === 'printf' && rest.length === 2 && /^%s(\\n)?$/.test(rest[0] ?? '')) return rest[1] ?? '';
  return name === 'printf' && rest.length === 1 && !/[%\\]/.test(rest[0] ?? '') ? (rest[0] ?? '') : null;
}
