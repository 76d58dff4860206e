/** Whether the first row names the columns. `isSure` is false where it could be either: then it is asked. */
export type HeaderGuess = { readonly hasHeader: boolean; readonly isSure: boolean };

type Kind = 'empty' | 'text' | 'figure' | 'year' | 'identity';

const usualNames =
  /^\s*(ck|tid|id|uri|e-?mail|mail|name|first[ _]?name|last[ _]?name|customer([ _]?(key|id))?|city|town|country|date|phone|campaign)\s*$/i;

/** So many rows are compared with the first. */
const mostCompared = 50;

/**
 * Guesses from the first rows. Headers are names: a number, a date, an address or an id in the first row speaks against
 * one, unless another column has a name over values of another kind. Years name columns too.
 */
export function detectHeader(rows: readonly (readonly string[])[]): HeaderGuess {
  const [first = [], ...below] = rows.slice(0, mostCompared + 1);
  const kinds = first.map(kindOf);
  const hasValue = kinds.some((kind) => kind !== 'text' && kind !== 'empty');
  if (below.length === 0) return { hasHeader: !hasValue, isSure: true };
  const votes = kinds.map((kind, at) => vote(kind, below.map((cells) => kindOf(cells[at] ?? '')).filter(isFilled)));
  const names = votes.filter((one) => one > 0).length;
  const values = votes.filter((one) => one < 0).length;
  const hasHeader = kinds.includes('identity') ? false : names > 0 || (values === 0 && !hasOnlyOtherValues(kinds));
  const isNamed = names > 0 || first.some((cell) => usualNames.test(cell));
  return { hasHeader, isSure: hasHeader ? isNamed && !hasValue : names === 0 && values > 0 };
}

/** 1: the cell names the ones below. -1: it is one of them. 0: it may be either. */
function vote(kind: Kind, below: readonly Kind[]): number {
  if (kind === 'empty' || below.length === 0) return 0;
  const values = below.filter((one) => one !== 'text');
  if (kind === 'text') return values.length === below.length ? 1 : 0;
  if (kind === 'year') return below.some((one) => one === 'year') ? -1 : 0;
  return -1;
}

/** A value that is no year has nothing to compare with, for example over empty cells. */
function hasOnlyOtherValues(kinds: readonly Kind[]): boolean {
  return kinds.some((kind) => kind === 'figure') || (kinds.length === 1 && kinds[0] === 'year');
}

function isFilled(kind: Kind): boolean {
  return kind !== 'empty';
}

/** No address of e-mail is longer. */
const longestIdentity = 320;

function kindOf(cell: string): Kind {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (/^(19|20)\d\d$/.test(text)) return 'year';
  if (/^[+-]?\d[\d.,:/-]*$/.test(text)) return 'figure';
  const isIdentity =
    text.length <= longestIdentity &&
    /^([^\s@]+@[^\s@][^\s@.]*\.[^\s@]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(text);
  return isIdentity ? 'identity' : 'text';
}
