import { decodeJson } from '#app/text/json.ts';

/** Follows JSON text, letter by letter, to the list that rows are in. */
export type ListSeeker = {
  /** True with the bracket that begins the list. */
  readonly isThere: (character: string) => boolean;
  /** The names of what was passed on the way. */
  readonly passed: () => readonly string[];
};

/** @param path the names of the members that lead to the list, from the outermost object */
export function createListSeeker(path: readonly string[]): ListSeeker {
  /** The member that is being read in each open object; null in a list. */
  const open: (string | null)[] = [];
  const passed: string[] = [];
  let isInString = false;
  let isEscaped = false;
  let isName = false;
  let written = '';

  function endString(): void {
    isInString = false;
    const at = open.length - 1;
    if (!isName || open[at] === null || at < 0) return;
    const name = String(decodeJson(`"${written}"`) ?? written);
    open[at] = name;
    isName = false;
    if (path[at] !== name && open.slice(0, at).every((one, index) => one === path[index])) passed.push(name);
  }

  function isThere(character: string): boolean {
    if (isInString) {
      if (!isEscaped && character === '"') {
        endString();
        return false;
      }
      isEscaped = !isEscaped && character === '\\';
      if (isName) written += character;
      return false;
    }
    if (character === '"') {
      isInString = true;
      written = '';
    } else if (character === '{') {
      open.push('');
      isName = true;
    } else if (character === '[') {
      if (open.length === path.length && open.every((one, index) => one === path[index])) return true;
      open.push(null);
      isName = false;
    } else if (character === '}' || character === ']') {
      open.length = Math.max(0, open.length - 1);
      isName = false;
    } else if (character === ',') isName = open.at(-1) !== null;
    return false;
  }

  return { isThere, passed: () => passed };
}
