/**
 * How distinctive a key is. A `telling` one, such as an address, means its customer in any text. A `number`, such
 * as 17, may mean anything: it counts where it is a whole value. A `word`, such as web, counts only where a customer
 * key belongs.
 */
export type Grade = 'telling' | 'number' | 'word';

const date = /^\d{4}-?\d\d(-?\d\d)?([T ][\d:.]*(Z|[+-][\d:]+)?)?$/i;

export function gradeOf(key: string): Grade {
  if (/\S@\S/.test(key)) return 'telling';
  const hasDigit = /\p{N}/u.test(key);
  const hasLetter = /\p{L}/u.test(key);
  const weak = hasDigit ? 'number' : 'word';
  if (key.length < 8 || date.test(key) || key.includes('{{')) return weak;
  if (hasDigit) return hasLetter || key.replace(/\D/g, '').length >= 9 ? 'telling' : weak;
  // Two words with a blank, a dot or the like between, as in ada.lovelace. Words of our own files have dashes and slashes.
  return /\p{L}[^\p{L}\p{N}/:;=-]+\p{L}/u.test(key) ? 'telling' : weak;
}
