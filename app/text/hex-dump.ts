const perLine = 16;

/** Bytes as a table: where each line begins, its bytes, and what they are in ASCII. `raw` has one character for each byte. */
export function hexDump(raw: string): string {
  const lines: string[] = [];
  for (let at = 0; at < raw.length; at += perLine) {
    const part = raw.slice(at, at + perLine);
    const bytes = Array.from(part, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
    const shown = part.replace(/[^ -~]/g, '.');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${bytes.padEnd(perLine * 3 - 1)}  ${shown}`);
  }
  return lines.join('\n');
}
