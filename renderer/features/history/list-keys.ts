import type { KeyboardEvent } from 'react';
import type { ExchangeSummary, Marks } from '#app/exchange/exchange.ts';
import { ownValue } from '#app/own-value.ts';

/** What a key does in the list of events. */
export type ListKey =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'open' | 'select' | 'delete' | 'menu' }
  | { readonly kind: 'triggered'; readonly triggered: Marks['triggered'] };

const verdictKeys: Readonly<Record<string, Marks['triggered']>> = { y: 'yes', n: 'no', u: 'not-checked' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key press does, with the focus on a row of `page` visible rows; null for nothing. */
export function listKeyOf(event: KeyPress, page: number): ListKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) return { kind: 'menu' };
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
    default: {
      const triggered = ownValue(verdictKeys, letterOf(event));
      return triggered === undefined ? null : { kind: 'triggered', triggered };
    }
  }
}

/** The letter of a key; by its place where the layout has no Latin letters. Signs, such as AltGr writes, are none. */
function letterOf({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key) ? code.replace(/^Key/, '').toLowerCase() : '';
}

/** Whether “Triggered” is a question for an event: one that never left can't have triggered anything. */
export function canTrigger({ left, marks }: Pick<ExchangeSummary, 'left' | 'marks'>): boolean {
  return left === 'yes' && marks.deletedAt === null;
}
