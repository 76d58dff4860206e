import { Readable } from 'node:stream';
import { runCommandLine } from '#main/cli/cli.ts';
import { createInterrupts } from '#main/cli/interrupts.ts';
import { createMessages } from '#main/cli/terminal.ts';
import type { CliOptions, CliRun } from './built-cli.ts';

/** What a process would find in its surroundings, and this one has of its own. */
const ownVariables = ['HOME', 'TMPDIR', 'TEMP', 'TMP'] as const;

/**
 * Does what a command line says in this process: the same code as that of the built file, without starting a program for
 * each line. Only one may run at a time: it has the working folder and the temporary folder of the process.
 */
export async function runWithin(
  words: readonly string[],
  { cwd, env = {}, input = '' }: Omit<CliOptions, 'meanwhile'>,
): Promise<CliRun> {
  const said = { out: '', err: '' };
  const { hear: _, ...interrupts } = createInterrupts(() => {});
  const messages = createMessages((text) => {
    said.err += text;
  }, false);
  const out = (text: string) => {
    said.out += text;
  };
  const leave = enter(cwd, env);
  try {
    const code = await runCommandLine(words, {
      terminal: { out, ...messages },
      env,
      input: () => Readable.from(input === '' ? [] : [Buffer.from(input)]),
      ...interrupts,
    });
    return { code, ...said };
  } finally {
    leave();
  }
}

/** Changes the surroundings of this process. Returns what changes them back. */
function enter(cwd: string, env: Readonly<Record<string, string>>): () => void {
  const before = { cwd: process.cwd(), variables: ownVariables.map((name) => [name, process.env[name]] as const) };
  process.chdir(cwd);
  setVariables(ownVariables.map((name) => [name, env[name]] as const));
  return () => {
    process.chdir(before.cwd);
    setVariables(before.variables);
  };
}

function setVariables(variables: readonly (readonly [string, string | undefined])[]): void {
  for (const [name, value] of variables)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
}
