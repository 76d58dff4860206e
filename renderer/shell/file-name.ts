/** A file name made of a title, with nothing in it that a system refuses. */
export function fileNameOf(title: string, ending: string): string {
  return `${title.replace(/[^\p{L}\p{N} ._-]/gu, '_')}${ending}`;
}
