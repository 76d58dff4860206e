import type { practiceOptions } from './options.ts';
import type { ParsedValues } from './parsed-values.ts';
import { createValueReader } from './read-values.ts';

/** What `tidings practice` was asked to do. */
export type PracticeCommand = {
  readonly port: number;
  readonly host: string;
  /** The file with the scenario; null for none. */
  readonly scenario: string | null;
  readonly asJson: boolean;
};

type Reading =
  | { readonly ok: true; readonly command: PracticeCommand }
  | { readonly ok: false; readonly says: readonly string[] };

/** Where it listens if nothing else is said, so that a pipeline knows its address. */
export const usualPracticePort = 8_377;

/** Reads the arguments of `tidings practice`. */
export function readPractice(words: readonly string[], values: ParsedValues<typeof practiceOptions>): Reading {
  const reader = createValueReader();
  if (words.length > 0) reader.problem(`“${words[0]}” isn’t an option. A scenario is chosen with --scenario FILE.`);
  const port = reader.number('port', values.port, { least: 0, most: 65_535, whole: true }) ?? usualPracticePort;
  const says = reader.problems();
  if (says.length > 0) return { ok: false, says };
  const { host = '127.0.0.1', scenario = null, json: asJson = false } = values;
  return { ok: true, command: { port, host, scenario, asJson } };
}
