import type { KeyboardEvent } from 'react';
import { canTrigger, type ExchangeSummary } from '#app/exchange/exchange.ts';
import { isForKept, type ListKey, listKeyOf } from './list-keys.ts';
import type { HistoryRowActions } from './row-actions.ts';
import { rowHeight } from './use-virtual-rows.ts';

type ListPressPorts = {
  /** The event of the row that an element is in. */
  readonly lineOf: (target: EventTarget) => ExchangeSummary | null;
  readonly move: (by: number) => void;
  /** Selects the group of the chosen event, or deselects it. */
  readonly toggleGroup: () => void;
  readonly wantFocus: (row: { readonly after: string }) => void;
  readonly openMenu: (at: { readonly x: number; readonly y: number }) => void;
  readonly on: HistoryRowActions;
};

/** The keys of the list. They act only while the focus is in it. */
export function useListPress({ lineOf, move, toggleGroup, wantFocus, openMenu, on }: ListPressPorts) {
  return (event: KeyboardEvent) => {
    const { target } = event;
    const line = lineOf(target);
    const list = event.currentTarget;
    const page = Math.max(1, Math.floor((list.parentElement?.parentElement?.clientHeight ?? 0) / rowHeight) - 3);
    const key = listKeyOf(event, page);
    // Enter and Space are for the buttons of the row, where one of them has the focus.
    const isOnRow = target instanceof HTMLLIElement;
    if (key === null || line === null || (!isOnRow && isOfButtons(key))) return;
    if (key.kind === 'triggered' ? !canTrigger(line) : isForKept(key) && line.marks.deletedAt !== null) return;
    event.preventDefault();
    // A key that is held goes on and on only where it moves: each delete would act on the row that follows.
    if (event.repeat && key.kind !== 'move') return;
    switch (key.kind) {
      case 'move':
        return move(key.by);
      case 'open':
        return on.onOpen(line.id);
      case 'select':
        return on.onSelect(line.id, false);
      case 'group':
        return toggleGroup();
      case 'triggered':
        return on.onTriggered(line.id, key.triggered);
      case 'pin':
        return on.onPin(line.id, !line.marks.pinned);
      case 'note':
        return on.onNote(line.id);
      case 'send-again':
        return on.onSendAgain(line.id);
      case 'compare':
        return on.onCompare(line.id);
      case 'monitoring':
        return on.onMonitoring(line.id);
      case 'search':
        return on.onSearch();
      case 'delete':
        wantFocus({ after: line.id });
        return on.onTrash(line.id);
      case 'menu': {
        const row = list.querySelector('li[data-chosen]')?.getBoundingClientRect();
        return openMenu({ x: (row?.left ?? 0) + 48, y: row?.bottom ?? 0 });
      }
    }
  };
}

/** Whether a button of the row, with the focus on it, has this key for itself. */
function isOfButtons({ kind }: ListKey): boolean {
  return kind === 'open' || kind === 'select' || kind === 'delete' || kind === 'menu';
}
