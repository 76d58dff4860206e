/**
 * A moment as ISO 8601 with the offset of this computer's time zone at that moment: `2026-11-28T14:03:07+01:00`.
 * @param iso ISO 8601, UTC
 * @param digits whether milliseconds are kept
 */
export function withOffset(iso: string, digits: 'seconds' | 'milliseconds' = 'milliseconds'): string {
  const moment = new Date(iso);
  const minutes = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, digits === 'seconds' ? 19 : 23);
  const pad = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}

/** The same for people: `2026-11-28 14:03:07.042 +01:00`. */
export function readableTime(iso: string): string {
  const local = withOffset(iso);
  return `${local.slice(0, 10)} ${local.slice(11, 23)} ${local.slice(23)}`;
}

/** The day of a moment on this computer's calendar: `2026-11-28`. @param iso ISO 8601, UTC */
export function localDay(iso: string): string {
  return withOffset(iso).slice(0, 10);
}
