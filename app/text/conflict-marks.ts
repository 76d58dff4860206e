/** What to do about a text that Git could not merge. */
export const hasConflicts = 'has unresolved Git conflicts. Resolve them, then try again.';

/** How Git marks in a file what two people changed: mine, theirs, and the end, each at the start of a line. */
const marks = ['<<<<<<< ', '=======', '>>>>>>> '];

/** Whether a text has the marks of a merge that is not finished. Which of the two is meant, no reader can know. */
export function hasConflictMarks(text: string): boolean {
  let from = 0;
  for (const mark of marks) {
    const at = lineWith(text, mark, from);
    if (at === -1) return false;
    from = at + mark.length;
  }
  return true;
}

function lineWith(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) at = text.indexOf(mark, at + 1);
  return at;
}
