import { renameTokens } from '#app/event/draft-texts.ts';
import type { Variable } from '#app/event/variables.ts';
import type { NotTaken } from '#app/formats/import/found.ts';

/** The variables of an `.http` file. One that gets another value has another name in the requests behind it. */
export type FileVariables = {
  set(name: string, value: string): void;
  /** A text with the names that its variables have by now. */
  rename(text: string): string;
  finish(): { readonly list: readonly Variable[]; readonly notes: readonly NotTaken[] };
};

export function createFileVariables(): FileVariables {
  const values = new Map<string, string>();
  const names = new Map<string, string>();
  const lastNumbers = new Map<string, number>();
  const notes: NotTaken[] = [];
  const rename = (text: string) => (names.size === 0 ? text : renameTokens(text, names));
  const freeName = (name: string) => {
    let number = lastNumbers.get(name) ?? 1;
    do number += 1;
    while (values.has(`${name}_${number}`));
    lastNumbers.set(name, number);
    return `${name}_${number}`;
  };
  return {
    set: (name, written) => {
      const value = rename(written);
      if (values.get(names.get(name) ?? name) === value) return;
      const isNew = !values.has(name);
      if (isNew || values.get(name) === value) names.delete(name);
      else names.set(name, freeName(name));
      const now = names.get(name) ?? name;
      values.set(now, value);
      const why = `It gets another value further down. From there on it’s imported as ${now}.`;
      if (now !== name) notes.push({ what: `The variable ${name}`, why, isChanged: true });
    },
    rename,
    finish: () => ({ list: [...values].map(([name, value]) => ({ name, value })), notes }),
  };
}
