import { type Node, type ParseError, parseTree } from 'jsonc-parser';

/** A member of an object as a cell of a table. */
export type ItemMember = { readonly name: string; readonly cell: string };

export type ItemReading =
  | { readonly ok: true; readonly members: readonly ItemMember[] }
  | { readonly ok: false; readonly says: string };

/**
 * Reads one object. Texts are taken as what they say, null as empty, and everything else as it is written, digit by digit.
 */
export function readItem(json: string): ItemReading {
  const errors: ParseError[] = [];
  const root = readTree(json, errors);
  if (root === null) return { ok: false, says: 'It’s nested too deeply.' };
  if (root === undefined || errors.length > 0) return { ok: false, says: 'It isn’t valid JSON.' };
  if (root.type !== 'object') return { ok: false, says: 'It isn’t an object, { … }.' };
  const members = (root.children ?? []).flatMap(({ children = [] }) => {
    const [name, value] = children;
    return name === undefined || value === undefined ? [] : [{ name: String(name.value), cell: toCell(json, value) }];
  });
  return { ok: true, members };
}

function readTree(json: string, errors: ParseError[]): Node | undefined | null {
  try {
    return parseTree(json, errors, { disallowComments: true });
  } catch {
    return null;
  }
}

function toCell(json: string, { type, value, offset, length }: Node): string {
  if (type === 'string') return String(value);
  return type === 'null' ? '' : json.slice(offset, offset + length);
}
