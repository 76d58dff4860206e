import { runCommandLine } from './cli.ts';
import { exitCode } from './exit-code.ts';
import { createInterrupts } from './interrupts.ts';

const { hear, ...interrupts } = createInterrupts((says) => {
  process.stderr.write(`${says}\n`);
  process.exit(exitCode.interrupted);
});
for (const ending of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(ending, hear);

// A reader that needs only the beginning closes the pipe: that isn't an error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    terminal: {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      isWatched: process.stderr.isTTY === true,
    },
    env: process.env,
    input: () => process.stdin,
    ...interrupts,
  });
} catch (error) {
  // Only our own message: a library's error may contain what was sent.
  const message = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
  process.stderr.write(`An unexpected error occurred in Tidings: ${message}\n`);
  process.exitCode = exitCode.bug;
}
