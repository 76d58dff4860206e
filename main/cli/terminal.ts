import type { Interrupts } from './interrupts.ts';
import { plain } from './plain.ts';

/** Results go to `out`; progress and problems to standard error, so that results can be piped. */
export type Terminal = {
  readonly out: (text: string) => void;
  /** Writes a line, whatever control characters of a server or a file are in it. */
  readonly err: (line: string) => void;
  /** Writes over the current line of standard error; null where nobody watches it. */
  readonly overwrite: ((text: string) => void) | null;
};

/** Writes messages so that nothing in them can move the cursor, change colours or begin another line. */
export function createMessages(write: (text: string) => void, isWatched: boolean): Omit<Terminal, 'out'> {
  return {
    err: (line) => write(`${plain(line)}\n`),
    overwrite: isWatched ? (text) => write(`\r\u001b[K${plain(text)}`) : null,
  };
}

/** What a command needs from its process. */
export type CommandHost = Interrupts & {
  readonly terminal: Terminal;
  /** The variables of the process: `TIDINGS_VAR_name` gives `{{name}}` a value. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input, opened only when something is read from it. */
  readonly input: () => NodeJS.ReadableStream;
};
