import { readArguments } from './arguments.ts';
import { type ExitCode, exitCode, type Found, found } from './exit-code.ts';
import { helpOn } from './help.ts';
import type { CommandHost } from './terminal.ts';

/** Does what a command line says. Resolves to the exit code. */
export async function runCommandLine(words: readonly string[], host: CommandHost): Promise<ExitCode> {
  const { terminal } = host;
  const ended = await carryOut(words, host);
  if (ended.ok) return ended.value;
  for (const line of ended.refusal.says) terminal.err(line);
  return ended.refusal.code;
}

async function carryOut(words: readonly string[], host: CommandHost): Promise<Found<ExitCode>> {
  const { terminal } = host;
  const command = readArguments(words);
  switch (command.kind) {
    case 'help':
      terminal.out(helpOn(command.topic));
      return found(exitCode.fine);
    case 'version':
      terminal.out(`${process.env['TIDINGS_VERSION'] ?? 'unknown'}\n`);
      return found(exitCode.fine);
    case 'wrong-use': {
      for (const line of command.says) terminal.err(line);
      terminal.err(`For more, run “tidings help${command.topic === 'all' ? '' : ` ${command.topic}`}”.`);
      return found(exitCode.wrongUse);
    }
    case 'send':
      return (await import('./send-command.ts')).send(command, host);
    case 'run':
      return (await import('./run-command.ts')).run(command, host);
    case 'practice':
      return (await import('./practice-command.ts')).practise(command, host);
  }
}
