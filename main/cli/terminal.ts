import type { Interrupts } from './interrupts.ts';

/** Where words go. Results go out; progress and what went wrong go to the side, so that a result can be piped on. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A person watches the side: lines may be written over. */
  readonly isWatched: boolean;
};

/** What a command needs of the process around it. */
export type Desktop = Interrupts & {
  readonly terminal: Terminal;
  /** The variables of the process: `TIDINGS_VAR_name` gives `{{name}}` a value. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input, asked for only when something is read from it. */
  readonly input: () => NodeJS.ReadableStream;
};
