import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { fill, type JsReader } from './js-reader.ts';

/** A place in a value. */
type Place = { readonly json: string; readonly path: readonly (string | number)[] };

/** The JSON of a value with a member set. Null where nothing can have that member. */
export function setMember(reader: JsReader, { json, path }: Place, value: string): string | null {
  const root = parseTree(fill(reader, json));
  const node = root && findNodeAtLocation(root, [...path]);
  if (node !== undefined) return json.slice(0, node.offset) + value + json.slice(node.offset + node.length);
  const holder = root && findNodeAtLocation(root, path.slice(0, -1));
  const member = path.at(-1);
  if (holder?.type === 'object') return insert(json, holder, `${JSON.stringify(String(member))}:${value}`);
  const isNext = holder?.type === 'array' && member === (holder.children ?? []).length;
  return isNext ? insert(json, holder, value) : null;
}

/** The JSON of a value with more items in a list. Null where no list is there. */
export function addItems(reader: JsReader, { json, path }: Place, items: readonly string[]): string | null {
  const root = parseTree(fill(reader, json));
  const list = root && findNodeAtLocation(root, [...path]);
  if (list?.type !== 'array') return null;
  return items.length === 0 ? json : insert(json, list, items.join(','));
}

/** Puts a text behind all that a list or an object has. */
function insert(json: string, { offset, length, children = [] }: Node, text: string): string {
  const end = offset + length - 1;
  return `${json.slice(0, end)}${children.length === 0 ? '' : ','}${text}${json.slice(end)}`;
}

/** The JSON of two texts as one; null where one of them is no text. */
export function joinTexts(reader: JsReader, one: string, other: string | null): string | null {
  if (!one.startsWith('"') || other?.startsWith('"') !== true) return null;
  return fill(reader, one.slice(0, -1) + other.slice(1));
}
