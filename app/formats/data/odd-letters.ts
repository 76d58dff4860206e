/** The replacement character for invalid bytes, and NUL, which no text contains. */
const oddLetters = /[\uFFFD\0]/;

/** Whether a text has letters that could not be read, or that no text has. */
export function hasOddLetters(text: string): boolean {
  return oddLetters.test(text);
}

/** What letters beyond ASCII a text has: none, only ones that could not be read, or at least one that could. */
export function lettersBeyondAscii(text: string): 'none' | 'unreadable' | 'readable' {
  if (/[\u0080-\uFFFC\uFFFE\uFFFF]/.test(text)) return 'readable';
  return text.includes('\uFFFD') ? 'unreadable' : 'none';
}
