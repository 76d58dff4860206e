import { readJson } from './json-text.ts';

/** The JSON that begins at a bracket, also as a text of a program in double quotes; empty where it has no end. */
export function objectAt(text: string, from: number): { readonly end: number; readonly json: string } {
  if (text[from - 1] === '"' && /^(?:\s|\\[nrt])*\\"/.test(text.slice(from + 1, from + 100))) {
    const end = endOfText(text, from);
    const reading = readJson(text.slice(from - 1, end));
    return { end, json: reading.ok && typeof reading.value === 'string' ? reading.value : '' };
  }
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfText(text, at + 1) - 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return { end: at + 1, json: text.slice(from, at + 1) };
  }
  return { end: text.length, json: '' };
}

/** Behind the quote that ends a text. */
function endOfText(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
