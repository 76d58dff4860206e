import { longestFileName } from '#app/limits.ts';

/** A file name from a title, valid on every system. */
export function fileNameOf(title: string, ending: string): string {
  const name = title.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '_');
  // Cut between whole letters. Most systems allow 255 bytes.
  const cut = [...name].slice(0, 60).join('').trim();
  // A name that starts with a dot is hidden; Windows keeps some names for devices, whatever the ending.
  const kept = cut === '' ? 'Untitled' : cut.replace(/^\.|^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\s*$)/i, '_$&');
  return `${kept.slice(0, longestFileName - ending.length)}${ending}`;
}
