import { isSame } from '#app/is-same.ts';
import { decodeJson } from './json.ts';
import { jsonTokens } from './json-path.ts';

/**
 * Whether two JSON texts say the same: numbers by their exact value, however many digits they have, and objects whatever the
 * order of their members. A text that is no JSON is like no other.
 */
export function isSameJson(one: string, other: string): boolean {
  const said = exactly(one);
  return said !== undefined && isSame(said, exactly(other));
}

/** What a JSON text says, with its numbers as text, because a parser would round them. A letter tells both kinds apart. */
function exactly(json: string): unknown {
  return decodeJson(
    jsonTokens(json)
      .map((token) => {
        if (token.startsWith('"')) return `"t${token.slice(1)}`;
        const number = decimalOf(token);
        return number === null ? token : `"n${number}"`;
      })
      .join(' '),
  );
}

/** A number by its digits, without zeros around them, and its power of ten; null for what is no number in JSON. */
function decimalOf(token: string): string | null {
  const [whole, sign = '', integer = '', fraction = '', power = '0'] =
    /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
  if (whole === undefined) return null;
  const all = integer + fraction;
  let [from, to] = [0, all.length];
  while (all[from] === '0') from += 1;
  while (to > from && all[to - 1] === '0') to -= 1;
  if (from === to) return '0';
  return `${sign}${all.slice(from, to)}e${BigInt(power) + BigInt(integer.length - to)}`;
}
