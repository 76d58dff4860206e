import type { NotTaken } from '#app/formats/import/found.ts';

/** One command of a script. */
export type Command = {
  readonly words: readonly string[];
  /** What it reads as its input, such as a here-document; null for none. */
  readonly input: string | null;
};

/** What a shell would run. Nothing is run here, so whatever only a shell knows becomes a `{{variable}}` or is named. */
export type Script = {
  readonly commands: readonly Command[];
  /** The contents of the files that the script itself writes, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly notTaken: readonly NotTaken[];
};

/** How a file is known: `./body.json` is `body.json`. */
export function fileKey(path: string): string {
  return path.replace(/^(?:\.[\\/])+/, '');
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
  /** Takes back what was named as unknown, where its text is used nowhere. */
  unused(written: string): void;
  /** Names a variable whose default is used. */
  usedDefault(name: string, value: string): string;
  /** Reads what is inside of brackets. Throws `ScriptTooLarge` where there are too many around it. */
  nested<T>(read: () => T): T;
  /** Reads what no request has anything of, and names nothing of it. */
  unnamed<T>(read: () => T): T;
  /** Counts a value that is put in. Throws `ScriptTooLarge` where all of them together are too long. */
  filled(length: number): void;
  /** All of them, without the variables of which no command of the script has anything. */
  list(isUsed?: (name: string) => boolean): readonly NotTaken[];
};

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
  const variables = new Map<string, string>();
  const shortOf = (written: string) => (written.length > 60 ? `${written.slice(0, 60)}…` : written);
  const add = (what: string, why: string) => found.set(what, { what, why, isChanged: true });
  return {
    variable: (name, written) => {
      const what = `The shell variable ${written}`;
      variables.set(what, name);
      add(what, `Its value isn’t in this text, so it’s now {{${name}}}. Set it before you send.`);
      return `{{${name}}}`;
    },
    unknown: (written) => {
      add(shortOf(written), 'Tidings doesn’t run commands, so it’s kept as written. Replace it before you send.');
      return written;
    },
    unused: (written) => {
      found.delete(shortOf(written));
    },
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
    list: (isUsed = () => true) =>
      [...found.values()].filter(({ what }) => {
        const name = variables.get(what);
        return name === undefined || isUsed(name);
      }),
  };
}
