import { format, getLocale, isDateFormat } from 'numfmt';

/** How dates of a sheet are written: as Excel shows them, or as 2026-01-31. */
export type DateStyle = 'shown' | 'iso';

/** The formats that a workbook names by a number alone. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/**
 * The formats of East Asia that a workbook names by a number alone. Each language has its own, and some of the dates are times
 * in another one.
 */
const eastAsian: Readonly<Record<number, string>> = Object.fromEntries([
  ...[27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'yyyy-mm-dd'] as const),
  [32, 'h:mm'],
  [33, 'h:mm:ss'],
]);

/** These dates are shown as the computer is set, which the file does not say. */
const ofTheComputer: ReadonlySet<number> = new Set([14, 22, ...Object.keys(eastAsian).map(Number)]);

export type CellFormat = {
  readonly code: string;
  readonly isDate: boolean;
  /** What else decides how Excel shows it: how the computer is set, or the eras of a calendar. */
  readonly dependsOn: 'computer' | 'eras' | null;
};

/** The format of a number in a workbook. @param own those that it defines */
export function cellFormat(id: number, own: ReadonlyMap<number, string>): CellFormat {
  const code = own.get(id) ?? builtIn[id] ?? eastAsian[id] ?? 'General';
  const isDated = isDate(code);
  const isNumbered = ofTheComputer.has(id) && !own.has(id);
  return { code, isDate: isDated, dependsOn: isNumbered ? 'computer' : dependenceOf(code, isDated) };
}

function dependenceOf(code: string, isDated: boolean): CellFormat['dependsOn'] {
  const letters = lettersOf(code).replace(/general/gi, '');
  // Which years an `e` counts depends on the language, and only Excel knows the names of all eras.
  if (isDated && /[ge]/i.test(letters)) return 'eras';
  if (/\[\$-(?:F[48]00|x-sys)/i.test(code)) return 'computer';
  if (code === 'General' || code === '@' || hasKnownLanguage(code)) return null;
  // Only the names of months and days have a language; the separators of numbers have one too.
  return !isDated || /mmm|ddd/i.test(letters) ? 'computer' : null;
}

/** Whether a format names a language, as `[$-407]` does, whose names and separators are known here. */
function hasKnownLanguage(code: string): boolean {
  const [, language] = /\[\$[^[\]-]*-([^[\]]+)\]/.exec(code) ?? [];
  return language !== undefined && getLocale(language) !== null;
}

function isDate(code: string): boolean {
  try {
    return isDateFormat(code);
  } catch {
    return false;
  }
}

type Shown = { readonly dates: DateStyle; readonly is1904: boolean };

/** A number as its cell shows it. Numbers without a format keep all their digits, however narrow the cell is. */
export function showNumber(written: string, { code, isDate: isDated, dependsOn }: CellFormat, shown: Shown): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  const isOnCalendar = isDated && !isDuration(code);
  if (isOnCalendar && (shown.dates === 'iso' || dependsOn !== null)) return toIso(value, code, shown.is1904);
  if (code === 'General' || code === '@') return plainNumber(value);
  try {
    return format(code, isOnCalendar && shown.is1904 ? value + 1462 : value).trim();
  } catch {
    return plainNumber(value);
  }
}

/** Excel keeps 15 digits: further ones are traces of binary fractions. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** The letters of a format that stand for a part of a date, and elapsed hours, minutes and seconds in their brackets. */
function lettersOf(code: string): string {
  return code.replace(/"[^"]*"|\[[^[\]]*\]|\\./g, (part) => (/^\[(?:h+|m+|s+)\]$/i.test(part) ? part : ''));
}

/** A length of time is of no day: it isn't shifted with a calendar, and may have more than 24 hours. */
function isDuration(code: string): boolean {
  const letters = lettersOf(code);
  return letters.includes(']') && !/[yd]/i.test(letters);
}

function toIso(value: number, code: string, is1904: boolean): string {
  const letters = lettersOf(code);
  const hasDay = /[yd]/i.test(letters);
  const hasTime = /[hs]/i.test(letters);
  const days = is1904 ? value + 1462 : value;
  // Excel has a 29 February 1900, so that days before it are one less.
  const ms = Math.round((days - (days < 60 ? 25_568 : 25_569)) * 86_400_000);
  const moment = new Date(Math.round(ms / 1_000) * 1_000);
  if (Number.isNaN(moment.getTime())) return plainNumber(value);
  const iso = moment.toISOString();
  // What is less than a day is of none, whatever its format.
  if ((!hasDay && hasTime) || (days > 0 && days < 1)) return iso.slice(11, 19);
  return hasTime || !Number.isInteger(value) ? iso.slice(0, 19) : iso.slice(0, 10);
}
