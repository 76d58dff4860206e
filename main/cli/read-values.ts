import { parseDuration } from '#app/quantity.ts';

/** Reads the values of options and collects all problems, to report them together. */
export type ValueReader = {
  readonly number: (
    option: string,
    text: string | undefined,
    limits: { readonly least: number; readonly most: number; readonly whole: boolean },
  ) => number | null;
  /** In milliseconds. */
  readonly time: (
    option: string,
    text: string | undefined,
    limits: { readonly least: number; readonly most: number },
  ) => number | null;
  /** `name=value`: the value is everything after the first `=`. */
  readonly pairs: (
    option: string,
    texts: readonly string[] | undefined,
  ) => readonly { readonly name: string; readonly value: string }[];
  readonly problem: (says: string) => void;
  readonly problems: () => readonly string[];
};

export function createValueReader(): ValueReader {
  const problems: string[] = [];
  const problem = (says: string) => {
    problems.push(says);
    return null;
  };
  return {
    number: (option, text, { least, most, whole }) => {
      if (text === undefined) return null;
      const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
      return fits ? value : problem(`--${option} must be a number from ${least} to ${most}, not “${text}”.`);
    },
    time: (option, text, { least, most }) => {
      if (text === undefined) return null;
      const ms = parseDuration(text);
      if (ms === null) return problem(`--${option} must be a time, for example 200ms or 2s, not “${text}”.`);
      if (ms < least || ms > most) return problem(`--${option} must be a time from ${least}ms to ${most / 1_000}s.`);
      return ms;
    },
    pairs: (option, texts = []) =>
      texts.flatMap((text) => {
        const at = text.indexOf('=');
        if (at > 0) return [{ name: text.slice(0, at), value: text.slice(at + 1) }];
        problem(`--${option} must be NAME=VALUE, not “${text}”.`);
        return [];
      }),
    problem,
    problems: () => problems,
  };
}
