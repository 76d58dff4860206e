/** How many bytes a text takes as UTF-8. A lone surrogate counts as the three bytes of U+FFFD that it is sent as. */
export function utf8Length(text: string): number {
  let bytes = 0;
  // By index: a text of a megabyte is counted with each letter that is typed.
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (isPair(code, text.charCodeAt(at + 1))) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}

/** Whether two halves are one character. */
function isPair(first: number, second: number): boolean {
  return first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
}
