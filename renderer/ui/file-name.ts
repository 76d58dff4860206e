import { longestFileName } from '#app/limits.ts';

/** A file name from a title, valid on every system. */
export function fileNameOf(title: string, ending: string): string {
  const name = title.replace(/[^\p{L}\p{N} ._-]/gu, '_');
  // Cut between whole letters. Most systems allow 255 bytes.
  const kept = [...name].slice(0, 60).join('');
  return `${kept.slice(0, longestFileName - ending.length)}${ending}`;
}
