import { readFigure } from './read-figure.ts';

/** A duration for people: `12 ms`, `2.1 s`, `15 s`, `3 min 5 s`, `2 h 5 min`. It is rounded before its unit is chosen. */
export function formatDuration(ms: number): string {
  if (ms < 0.95) return `${ms.toFixed(1)} ms`;
  const whole = Math.round(ms);
  if (whole < 1_000) return `${whole} ms`;
  if (whole < 59_950) return `${(whole / 1_000).toFixed(whole % 1_000 === 0 ? 0 : 1)} s`;
  const seconds = Math.max(60, Math.floor(whole / 1_000));
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A time that is waited for, as exactly as a person counts: `1.5 s`, `12 s`, `4 min 10 s`, `3 h 5 min`, `2 days 4 h`. */
export function formatSpan(ms: number): string {
  if (ms < 9_950) return ms === 0 ? '0 s' : `${Math.max(0.1, Math.round(ms / 100) / 10)} s`;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const parts = [
    [days, days === 1 ? 'day' : 'days'],
    [hours % 24, 'h'],
    [minutes % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([figure]) => figure > 0);
  return parts
    .slice(first, first + 2)
    .flatMap(([figure, unit]) => (figure > 0 ? [`${figure} ${unit}`] : []))
    .join(' ');
}

/** How long something is past, in whole seconds or minutes: `1 second ago`, `3 minutes ago`. */
export function formatAgo(ms: number): string {
  const seconds = Math.max(1, Math.floor(ms / 1_000));
  return `${seconds < 60 ? formatCount(seconds, 'second') : formatCount(Math.floor(seconds / 60), 'minute')} ago`;
}

/**
 * Reads `15`, `15 s`, `0.2`, `200 ms`, `2 min` or `3 min 5 s` as milliseconds; a bare number is seconds. Null when it is
 * none.
 */
export function parseDuration(text: string): number | null {
  const [, minutes, rest] = /^\s*(\d+)\s*min\s+(\d.*)$/i.exec(text) ?? [];
  if (rest !== undefined) {
    const seconds = /s(?:ec)?\s*$/i.test(rest) ? parseDuration(rest) : null;
    return seconds === null || /ms\s*$/i.test(rest) ? null : Number(minutes) * 60_000 + seconds;
  }
  const trimmed = text.trim();
  const [unit = ''] = /(?:ms|sec|s|min)$/i.exec(trimmed) ?? [];
  const factor = { ms: 1, min: 60_000 }[unit.toLowerCase()] ?? 1_000;
  const figure = readFigure(trimmed.slice(0, trimmed.length - unit.length), factor === 1 ? 'whole' : 'fractions');
  return figure === null || figure < 0 ? null : Math.round(figure * factor);
}

/** A size for people: `412 bytes`, `64.0 kB`, `30.0 MB`. It is rounded before its unit is chosen. */
export function formatBytes(bytes: number): string {
  if (bytes === 1) return '1 byte';
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 999_950 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * A figure for people, with at most three decimals: `1,234,567`, `0.125`. Not by `toLocaleString`, which loads the numbers,
 * plurals and currencies of English: 2 MB in each process that does.
 */
export function formatNumber(figure: number): string {
  // As it is written: 0.5005 times 1,000 is 500.49999999999994.
  const thousandths = Number(`${Math.abs(figure)}e3`);
  if (!Number.isFinite(thousandths)) return String(figure);
  const [whole = '', decimals] = String(Math.round(thousandths) / 1_000).split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return `${figure < 0 ? '-' : ''}${groups.join(',')}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** A count with its noun: `1 event`, `1,200 events`. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
