import { parseDuration } from '#app/quantity.ts';

/** Reads the values of options and gathers what is wrong with them, so that all of it is told at once. */
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
  /** `name=value`: the value is what stands behind the first `=`. */
  readonly pairs: (
    option: string,
    texts: readonly string[] | undefined,
  ) => readonly { readonly name: string; readonly value: string }[];
  readonly fault: (says: string) => void;
  readonly faults: () => readonly string[];
};

export function createValueReader(): ValueReader {
  const faults: string[] = [];
  const fault = (says: string) => {
    faults.push(says);
    return null;
  };
  return {
    number: (option, text, { least, most, whole }) => {
      if (text === undefined) return null;
      const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
      return fits ? value : fault(`--${option} takes a number from ${least} to ${most}, not “${text}”.`);
    },
    time: (option, text, { least, most }) => {
      if (text === undefined) return null;
      const ms = parseDuration(text);
      if (ms === null) return fault(`--${option} takes a time, as 200ms or 2s, not “${text}”.`);
      if (ms < least || ms > most) return fault(`--${option} takes a time from ${least}ms to ${most / 1_000}s.`);
      return ms;
    },
    pairs: (option, texts = []) =>
      texts.flatMap((text) => {
        const at = text.indexOf('=');
        if (at > 0) return [{ name: text.slice(0, at), value: text.slice(at + 1) }];
        fault(`--${option} takes NAME=VALUE, not “${text}”.`);
        return [];
      }),
    fault,
    faults: () => faults,
  };
}
