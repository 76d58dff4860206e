import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtProgram } from './built-program.ts';

export type CliRun = { readonly code: number | null; readonly out: string; readonly err: string };

export type CliOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; empty by default. */
  readonly input?: string;
  /** Does something while it runs. */
  readonly meanwhile?: (running: Running) => Promise<void>;
};

export type Running = {
  readonly interrupt: () => void;
  /** Goes on with standard input, which stays open. */
  readonly type: (text: string) => void;
  /** Resolves when it said so on its side. */
  readonly toSay: (words: string) => Promise<string>;
};

/** The command line as it is shipped, run as a person runs it. */
export type BuiltCli = {
  readonly run: (words: readonly string[], options: CliOptions) => Promise<CliRun>;
};

/** Builds the command line, once for all test files. */
export async function buildCli(): Promise<BuiltCli> {
  const file = await builtProgram('main/cli/index.ts');
  return { run: (words, options) => runFile(file, words, options) };
}

async function runFile(
  file: string,
  words: readonly string[],
  { cwd, env = {}, input, meanwhile }: CliOptions,
): Promise<CliRun> {
  const child = spawn(process.execPath, [file, ...words], {
    cwd,
    // Of the process around it only what Windows can't do without.
    env: { SystemRoot: process.env['SystemRoot'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  if (input !== undefined || meanwhile === undefined) child.stdin.end(input);
  const closed = once(child, 'close');
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  await meanwhile?.({
    interrupt: () => child.kill('SIGINT'),
    type: (text) => child.stdin.write(text),
    toSay: async (wanted) => {
      while (!said.err.includes(wanted)) {
        const isOver = await Promise.race([once(child.stderr, 'data').then(() => false), closed.then(() => true)]);
        if (isOver && !said.err.includes(wanted)) throw new Error(`It ended and didn’t say “${wanted}”: ${said.err}`);
      }
      return said.err;
    },
  });
  const [code] = await closed;
  return { code, ...said };
}
