/** One line, without characters that a terminal would obey. */
export function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** Whether a text is one line that a terminal shows as it is. */
export function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}

/** JSON whose control characters are all escaped: JSON itself escapes only those of ASCII. */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f]/g,
    (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
  );
}
