import { findTokens } from './tokens.ts';
import type { Draw } from './variables.ts';
import { cities, firstNames, lastNames, products } from './word-lists.ts';

/** Draws numbers from 0 up to 1; the same seed draws the same numbers. */
type Random = () => number;

/**
 * What each dynamic value is, for the list that is offered. `$now` and `$today` may carry `+2d` and a pattern.
 * Postman has two names for a new identifier. Both are drawn; only `$guid` is offered, which Postman’s
 * documentation lists first: two names for one thing would make people ask which to take.
 */
export const dynamicValues = [
  { name: '$guid', about: 'A random UUID' },
  { name: '$timestamp', about: 'Unix time in seconds' },
  { name: '$isoTimestamp', about: 'Current time, ISO 8601 in UTC' },
  { name: '$now', about: 'Current time, for example {{$now +2d}} or {{$now +2d ’dd.MM.yyyy’}}' },
  { name: '$today', about: 'Current date, for example {{$today -1w}}' },
  { name: '$randomInt', about: 'A number from 0 to 1000' },
  { name: '$randomFirstName', about: 'A first name' },
  { name: '$randomLastName', about: 'A last name' },
  { name: '$randomFullName', about: 'A first and a last name' },
  { name: '$randomEmail', about: 'An email address at example.com' },
  { name: '$randomCity', about: 'A city' },
  { name: '$randomProduct', about: 'A product' },
] as const;

const DATE = /^\$(now|today)(?:\s*([+-])\s*(\d{1,6})\s*([smhdwMy]))?(?:\s+['’"]([^'’"]+)['’"])?$/;

/** Whether `$…` is a time: its value is that of the moment when the request is made. */
export function isTime(expression: string): boolean {
  return expression === '$timestamp' || expression === '$isoTimestamp' || DATE.test(expression);
}

/**
 * The value of `$…`; null when there is no such dynamic value.
 * @param ordinal which of the draft's dynamic values it is: two `{{$guid}}` of one draft differ
 */
export function drawValue(expression: string, { seed, at }: Draw, ordinal: number): string | null {
  const date = DATE.exec(expression);
  if (date !== null) return formatMoment(date, new Date(at));
  const random = createRandom(`${seed}|${ordinal}`);
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  switch (expression) {
    case '$guid':
    case '$randomUUID':
      return drawUuid(random);
    case '$timestamp':
      return String(Math.floor(new Date(at).getTime() / 1_000));
    case '$isoTimestamp':
      return new Date(at).toISOString();
    case '$randomInt':
      return String(Math.floor(random() * 1_001));
    case '$randomFirstName':
      return one(firstNames);
    case '$randomLastName':
      return one(lastNames);
    case '$randomFullName':
      return `${one(firstNames)} ${one(lastNames)}`;
    case '$randomEmail':
      return `${one(firstNames)}.${one(lastNames)}${Math.floor(random() * 1_000)}@example.com`.toLowerCase();
    case '$randomCity':
      return one(cities);
    case '$randomProduct':
      return one(products);
    default:
      return null;
  }
}

/** Whether there is a dynamic value `$…`. */
export function isDynamicValue(expression: string): boolean {
  return drawValue(expression, { seed: '', at: '2026-01-01T00:00:00.000Z' }, 0) !== null;
}

/** A text with its dynamic values drawn; its variables and questions stay as they are. */
export function drawTokens(text: string, draw: Draw): string {
  return findTokens(text).reduceRight((drawn, { from, to, inner }, ordinal) => {
    const value = drawValue(inner, draw, ordinal);
    return value === null ? drawn : drawn.slice(0, from) + value + drawn.slice(to);
  }, text);
}

function formatMoment([, kind, sign, amount, unit, pattern]: RegExpExecArray, moment: Date): string {
  const by = Number(amount ?? 0) * (sign === '-' ? -1 : 1);
  const moved = unit === undefined ? moment : move(moment, by, unit);
  if (Number.isNaN(moved.getTime())) return '';
  if (pattern !== undefined) return formatPattern(moved, pattern);
  return kind === 'now' ? moved.toISOString() : formatPattern(moved, 'yyyy-MM-dd');
}

/** Days, weeks, months and years go by the calendar of this computer, so that a change of clocks moves no hour. */
function move(moment: Date, by: number, unit: string): Date {
  const moved = new Date(moment);
  switch (unit) {
    case 's':
      return new Date(moment.getTime() + by * 1_000);
    case 'm':
      return new Date(moment.getTime() + by * 60_000);
    case 'h':
      return new Date(moment.getTime() + by * 3_600_000);
    case 'd':
      moved.setDate(moved.getDate() + by);
      return moved;
    case 'w':
      moved.setDate(moved.getDate() + by * 7);
      return moved;
    default:
      return moveMonths(moment, unit === 'y' ? by * 12 : by);
  }
}

/** The same day of another month, or its last day where it is shorter. */
function moveMonths(moment: Date, by: number): Date {
  const moved = new Date(moment);
  moved.setDate(1);
  moved.setMonth(moved.getMonth() + by);
  const last = new Date(moved.getFullYear(), moved.getMonth() + 1, 0).getDate();
  moved.setDate(Math.min(moment.getDate(), last));
  return moved;
}

/** `yyyy MM dd HH mm ss` in the time of this computer; all other characters stay. */
function formatPattern(moment: Date, pattern: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(moment.getFullYear()).padStart(4, '0'),
    MM: two(moment.getMonth() + 1),
    dd: two(moment.getDate()),
    HH: two(moment.getHours()),
    mm: two(moment.getMinutes()),
    ss: two(moment.getSeconds()),
  };
  return pattern.replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part);
}

function drawUuid(random: Random): string {
  const digits = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';
  return digits.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16);
    return (place === 'x' ? digit : (digit % 4) + 8).toString(16);
  });
}

/**
 * The generator “sfc32”, started from 128 bits of the seed: with 32 of them, one `$guid` in a hundred thousand was there
 * before. Not for secrets.
 */
function createRandom(seed: string): Random {
  let [a, b, c, count] = hashSeed(seed);
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** The hash “cyrb128” of a text. */
function hashSeed(seed: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let at = 0; at < seed.length; at += 1) {
    const unit = seed.charCodeAt(at);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ unit, 2_869_860_233);
    h3 = h4 ^ Math.imul(h3 ^ unit, 951_274_213);
    h4 = h1 ^ Math.imul(h4 ^ unit, 2_716_044_179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597_399_067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2_869_860_233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951_274_213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2_716_044_179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
