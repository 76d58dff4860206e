import { longestFileName } from '#app/limits.ts';
import { utf8Length } from './utf8.ts';

/** The longest title in a name, in characters. */
const longestTitle = 60;

/** Most systems allow 255 bytes, and add a number where the name is taken. */
const mostBytes = 240;

/** What Windows keeps for its devices, whatever the ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\s*(?:\.|$))/i;

/**
 * A file name from a title, valid on every system: the one function that makes them.
 * @param ending what comes after the title: ` 2026-01-01.csv`
 */
export function fileNameOf(title: string, ending: string): string {
  const plain = title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '_');
  const most = Math.min(longestFileName, mostBytes) - utf8Length(ending);
  let cut = '';
  for (const letter of [...plain.trim()].slice(0, longestTitle)) {
    if (utf8Length(cut + letter) > most) break;
    cut += letter;
  }
  // Windows drops dots and blanks at the end, so that two names would be one.
  const name = cut.replace(/(?<![. ])[. ]+$/, '');
  // A name that starts with a dot is hidden, and one that starts with a hyphen is an option of a command.
  const kept = device.test(name) ? `_${name}` : name.replace(/^[.-]/, '_$&');
  return `${kept === '' ? 'Untitled' : kept}${ending}`;
}
