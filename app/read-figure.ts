/** What people write between thousands, or before decimals. Of the spaces also those that never break a line. */
const mark = /[., \u00a0\u2009\u202f'’]/;

/**
 * Reads a number as people write it: `10,000`, `10.000`, `10 000`, `1.5` or `1,5`. Null when it is none, and when it could
 * be another one too: `10,000` is ten or ten thousand where fractions are usual.
 */
export function readFigure(text: string, usual: 'whole' | 'fractions'): number | null {
  const figure = text.trim();
  const parts = figure.replace(/^-/, '').split(mark);
  if (!parts.every((part) => /^\d+$/.test(part))) return null;
  const marks = figure.replace(/[-\d]/g, '');
  const size = whichOf(areThousands(parts, marks) ? Number(parts.join('')) : null, withDecimals(parts, marks), () => {
    if (usual === 'whole') return 'thousands';
    // Fields show decimals so: with a point, and never with a zero at the end.
    return marks === '.' && !figure.endsWith('0') ? 'decimals' : null;
  });
  return size !== null && figure.startsWith('-') ? -size : size;
}

function whichOf(
  thousands: number | null,
  decimals: number | null,
  choose: () => 'thousands' | 'decimals' | null,
): number | null {
  if (thousands === null || decimals === null) return thousands ?? decimals;
  const chosen = choose();
  return chosen === null ? null : chosen === 'thousands' ? thousands : decimals;
}

function areThousands([first = '', ...others]: readonly string[], marks: string): boolean {
  if (others.length === 0) return true;
  const areGroups = first.length <= 3 && !first.startsWith('0') && others.every((group) => group.length === 3);
  return areGroups && new Set(marks).size === 1;
}

function withDecimals(parts: readonly string[], marks: string): number | null {
  const point = marks.at(-1) ?? '';
  const before = marks.slice(0, -1);
  const whole = parts.slice(0, -1);
  if ((point !== '.' && point !== ',') || before.includes(point) || !areThousands(whole, before)) return null;
  return Number(`${whole.join('')}.${parts.at(-1)}`);
}
