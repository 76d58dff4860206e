import { runCommandLine } from './cli.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { createInterrupts } from './interrupts.ts';
import { codeWithoutOutput, createWriter } from './standard-output.ts';
import { createMessages } from './terminal.ts';

let ended: ExitCode | null = null;
let isIncomplete = false;

function end(code: ExitCode): void {
  ended = code;
  process.exitCode = isIncomplete ? codeWithoutOutput(code) : code;
}

/** The last write may fail after the command has ended. */
function noteLost(): void {
  isIncomplete = true;
  if (ended !== null) end(ended);
}

const messages = createMessages(createWriter(process.stderr, noteLost), process.stderr.isTTY === true);
const { err } = messages;
const out = createWriter(process.stdout, (reason) => {
  noteLost();
  err(`Standard output could not be written: ${reason}.`);
});

const { hear, ...interrupts } = createInterrupts((says) => {
  err(says);
  process.exit(exitCode.interrupted);
});
for (const ending of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(ending, hear);

try {
  const code = await runCommandLine(process.argv.slice(2), {
    terminal: { out, ...messages },
    env: process.env,
    input: () => process.stdin,
    ...interrupts,
  });
  end(code);
} catch (error) {
  // Only our own message: a library's error may contain what was sent.
  const message = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
  err(`An unexpected error occurred in Tidings: ${message}`);
  end(exitCode.bug);
}
