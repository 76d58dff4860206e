/** The body of a function: where it ends. */
type Body = { end: number };

/** From where on a text is in which function; null where it is outside of all. */
export type FunctionPlaces = readonly { readonly at: number; readonly body: Body | null }[];

/** Comments and texts in quotes, which may have brackets in them, and what begins or ends the body of a function. */
const parts =
  /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?|=>\s*|[\w$]+|[(){}[\];,\n]/g;

/** Whether a block behind the brackets of a word is no function. */
export function isBlockWord(word: string): boolean {
  return /^(?:if|for|await|while|switch|with|catch)$/.test(word);
}

/** Finds the bodies of the functions in a text. */
export function findFunctions(source: string): FunctionPlaces {
  const places: { at: number; body: Body | null }[] = [];
  const opened: { sign: string; word: string; body: Body | null }[] = [];
  let word = '';
  let closed = { word: 'if', at: 0 };
  const enclosing = () => opened.at(-1)?.body ?? null;
  const open = (sign: string, at: number, isFunction: boolean) => {
    const body = isFunction ? { end: Number.POSITIVE_INFINITY } : enclosing();
    opened.push({ sign, word, body });
    if (isFunction) places.push({ at, body });
  };
  const close = (at: number) => {
    const { word: before = '', body = null } = opened.pop() ?? {};
    closed = { word: before, at };
    if (body === null || body === enclosing()) return;
    body.end = at;
    places.push({ at, body: enclosing() });
  };
  for (const { 0: part, index } of source.matchAll(parts)) {
    const end = index + part.length;
    if (/^[)\]};,\n]$/.test(part)) while (opened.at(-1)?.sign === '=>') close(index);
    if (/^[)\]}]$/.test(part)) close(index);
    else if (/^[([]$/.test(part)) open(part, index, false);
    else if (part === '{') open(part, index, beginsBody(source.slice(Math.max(closed.at, index - 100), index), closed));
    else if (part.startsWith('=>') && source.charAt(end) !== '{') open('=>', index, true);
    else if (/^[\w$]/.test(part)) word = part;
  }
  return places;
}

/** Whether a block with this text before it is the body of a function, from its brackets or the sign of an arrow on. */
function beginsBody(before: string, { word }: { readonly word: string }): boolean {
  return /=>\s*$/.test(before) || (/^\)\s*(?::[^:;={}()]*)?$/.test(before) && !isBlockWord(word));
}

/** Where the innermost function ends that a place is in; null outside of all. */
export function functionEnd(places: FunctionPlaces, place: number): number | null {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((places[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return places[low - 1]?.body?.end ?? null;
}
