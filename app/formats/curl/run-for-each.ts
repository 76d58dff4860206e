import type { NotTaken } from '#app/formats/import/found.ts';

type ForEach = { readonly words: readonly string[]; readonly notTaken: readonly NotTaken[] };

const token = '{{item}}';

/**
 * The words of a command that another one runs for each of its inputs, with a variable for the input.
 * @param before the words in front of its name, such as `xargs -I{}`
 * @param behind the words behind its name, also those of the other command
 */
export function runForEach(before: readonly string[], behind: readonly string[]): ForEach {
  const at = before.findIndex((word) => /(?:^|\/)(?:xargs|parallel|find)$/.test(word));
  const name = (at === -1 ? '' : (before.at(at) ?? '')).replace(/^.*\//, '');
  const marker = at === -1 ? null : markerOf(name, before.slice(at + 1));
  if (at === -1 || (name === 'find' && !before.some((word) => /^-(?:exec|ok)(?:dir)?$/.test(word))))
    return { words: behind, notTaken: [] };
  const words = behind.slice(0, endOf(name, behind));
  const hasMarker = marker !== null && words.some((word) => word.includes(marker));
  const why = hasMarker
    ? `Tidings doesn’t run it, so ${marker} is now ${token}. Set it before you send.`
    : 'Tidings doesn’t run it, so what it adds to the command isn’t imported.';
  const filled = hasMarker ? words.map((word) => word.replaceAll(marker, token)) : words;
  return { words: filled, notTaken: [{ what: `The command ${name}`, why, isChanged: true }] };
}

/** Where the inputs of parallel, or what find does besides, begin behind the command. */
function endOf(name: string, words: readonly string[]): number {
  const isEnd = (word: string, index: number) =>
    (name === 'parallel' && /^:::{1,2}\+?$/.test(word)) ||
    (name === 'find' && (word === ';' || (word === '+' && words[index - 1] === '{}')));
  const end = words.findIndex(isEnd);
  return end === -1 ? words.length : end;
}

/** What stands for each input in the command; null where it is only added. */
function markerOf(name: string, options: readonly string[]): string | null {
  const index = options.findIndex((word) => /^(?:-I|-i|--replace)/.test(word));
  const [, option = '', joined = ''] = /^(-I|-i|--replace)=?(.*)$/s.exec(options[index] ?? '') ?? [];
  if (joined !== '') return joined;
  if (option === '-I') return options[index + 1] ?? null;
  return option !== '' || name !== 'xargs' ? '{}' : null;
}
