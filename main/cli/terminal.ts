import type { Interrupts } from './interrupts.ts';

/** Results go to `out`; progress and problems to `err`, so that results can be piped. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, where lines may be overwritten. */
  readonly isWatched: boolean;
};

/** What a command needs from its process. */
export type CommandHost = Interrupts & {
  readonly terminal: Terminal;
  /** The variables of the process: `TIDINGS_VAR_name` gives `{{name}}` a value. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input, opened only when something is read from it. */
  readonly input: () => NodeJS.ReadableStream;
};
