import type { NotTaken } from '#app/formats/import/found.ts';

/** One command of a script. */
export type Command = {
  readonly words: readonly string[];
  /** What it reads as its input, such as a here-document; null for none. */
  readonly input: string | null;
  /** The files that its words name and the script has written, by name, as they were when it ran. */
  readonly files: Files;
};

/** The contents of files, by name. */
export type Files = ReadonlyMap<string, string>;

/** What a shell would run. Nothing is run here, so whatever only a shell knows becomes a `{{variable}}` or is named. */
export type Script = {
  readonly commands: readonly Command[];
  readonly notTaken: readonly NotTaken[];
};

/** How a file is known: `./body.json` is `body.json`. */
export function fileKey(path: string): string {
  return path.replace(/^(?:\.[\\/])+/, '');
}

/** The names of files in the words of a command: `-d @body.json`, `-d@body.json`. */
export function filesIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => word.includes('@')).map((word) => word.slice(word.indexOf('@') + 1));
}

/** Whether the `$` at a place is that of `{{$guid}}`: a dynamic value, and not a variable of the script. */
export function isDynamicAt(source: string, at: number): boolean {
  return /^\{\{\$[^{}"\n]*\}\}/.test(source.slice(Math.max(0, at - 2), at + 80));
}

/** Collects what a script needs from outside of its text, each once. */
export type Outside = {
  /** The `{{name}}` that takes the place of a shell variable; `written` is how the script names it. */
  variable(name: string, written: string): string;
  /** Names something that only the shell can work out, and keeps its text. */
  unknown(written: string): string;
  /** Names a statement that may change a value; `written` is the value that is used. */
  changed(what: string, why: string, written: string): void;
  /** Names a variable whose default is used. */
  usedDefault(name: string, value: string): string;
  /** Reads what is inside of brackets. Throws `ScriptTooLarge` where there are too many around it. */
  nested<T>(read: () => T): T;
  /** Reads what no request has anything of, and names nothing of it. */
  unnamed<T>(read: () => T): T;
  /** Counts a value that is put in. Throws `ScriptTooLarge` where all of them together are too long. */
  filled(length: number): void;
  /** All of them that are used; `written` is what takes the place of each. */
  list(isUsed: (written: string) => boolean): readonly NotTaken[];
};

/** The most characters that are searched for what is used; what is behind that counts as used. */
const mostSearched = 500_000_000;

/** Whether the commands of curl in a script, or its files, have a text anywhere. */
export function usedBy(commands: readonly Command[]): (written: string) => boolean {
  const texts = commands.flatMap(({ words, input, files }) => [...words, input ?? '', ...files.values()]);
  const all = [...new Set(texts)].join('\n');
  const variables = new Set([...all.matchAll(/\{\{[^{}]*\}\}/g)].map(([token]) => token));
  let searched = 0;
  return (written) => {
    if (/^\{\{[^{}]*\}\}$/.test(written)) return variables.has(written);
    searched += all.length;
    return searched > mostSearched || all.includes(written);
  };
}

/** Thrown inside of the readers for a script that no one wrote by hand; `readCurl` says so. */
export class ScriptTooLarge extends Error {}

/** How many brackets may be around each other. */
const deepest = 200;

/** The most characters that variables may put in: `$a$a` again and again doubles a text each time. */
const mostFilled = 20_000_000;

export function createOutside(): Outside {
  let depth = 0;
  let filled = 0;
  const found = new Map<string, NotTaken>();
  const placed = new Map<string, string>();
  const shortOf = (written: string) => (written.length > 60 ? `${written.slice(0, 60)}…` : written);
  const add = (what: string, why: string, written = '') => {
    found.set(what, { what, why, isChanged: true });
    placed.set(what, written);
  };
  return {
    variable: (name, written) => {
      const token = `{{${name}}}`;
      const why = `Its value isn’t in this text, so it’s now ${token}. Set it before you send.`;
      add(`The shell variable ${written}`, why, token);
      return token;
    },
    unknown: (written) => {
      const why = 'Tidings doesn’t run commands, so it’s kept as written. Replace it before you send.';
      add(shortOf(written), why, written);
      return written;
    },
    changed: add,
    usedDefault: (name, value) => {
      add(
        `The shell variable ${name}`,
        `Its value isn’t in this text, so its default “${value.slice(0, 60)}” is used.`,
      );
      return value;
    },
    nested: (read) => {
      if (depth >= deepest) throw new ScriptTooLarge();
      depth += 1;
      try {
        return read();
      } finally {
        depth -= 1;
      }
    },
    unnamed: (read) => {
      const before = new Set(found.keys());
      const result = read();
      for (const what of found.keys()) if (!before.has(what)) found.delete(what);
      return result;
    },
    filled: (length) => {
      filled += length;
      if (filled > mostFilled) throw new ScriptTooLarge();
    },
    list: (isUsed) => [...found.values()].filter(({ what }) => isUsed(placed.get(what) ?? '')),
  };
}
