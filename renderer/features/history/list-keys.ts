import type { KeyboardEvent } from 'react';
import type { Marks } from '#app/exchange/exchange.ts';
import { ownValue } from '#app/own-value.ts';

/** What a key does in the list of events. */
export type ListKey =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'open' | 'select' | 'group' | 'delete' | 'menu' | 'search' }
  | { readonly kind: 'pin' | 'note' | 'send-again' | 'compare' | 'monitoring' }
  | { readonly kind: 'triggered'; readonly triggered: Marks['triggered'] };

/** What a letter does with the event that has the focus. */
const letterKeys: Readonly<Record<string, ListKey>> = {
  y: { kind: 'triggered', triggered: 'yes' },
  n: { kind: 'triggered', triggered: 'no' },
  u: { kind: 'triggered', triggered: 'not-checked' },
  p: { kind: 'pin' },
  m: { kind: 'note' },
  e: { kind: 'send-again' },
  c: { kind: 'compare' },
  o: { kind: 'monitoring' },
  g: { kind: 'group' },
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key press does, with the focus on a row of `page` visible rows; null for nothing. */
export function listKeyOf(event: KeyPress, page: number): ListKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) return { kind: 'menu' };
  // On many keyboards the slash is typed with Shift.
  if (event.key === '/') return { kind: 'search' };
  if (event.shiftKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return { kind: 'move', by: 1 };
    case 'ArrowUp':
      return { kind: 'move', by: -1 };
    case 'PageDown':
      return { kind: 'move', by: page };
    case 'PageUp':
      return { kind: 'move', by: -page };
    case 'Home':
      return { kind: 'move', by: -Infinity };
    case 'End':
      return { kind: 'move', by: Infinity };
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'select' };
    case 'Delete':
      return { kind: 'delete' };
    default:
      return ownValue(letterKeys, letterOf(event)) ?? null;
  }
}

/** The letter of a key; by its place where the layout has no Latin letters. Signs, such as AltGr writes, are none. */
function letterOf({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key) ? code.replace(/^Key/, '').toLowerCase() : '';
}

/** Whether a key works with an event only, and so not in the trash. */
export function isForKept({ kind }: ListKey): boolean {
  return ['pin', 'note', 'send-again', 'compare', 'monitoring', 'delete', 'triggered'].includes(kind);
}
