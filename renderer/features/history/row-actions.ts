import type { ExchangeSummary, Marks } from '#app/exchange/exchange.ts';
import type { ItemAction } from '#renderer/ui/item-menu.tsx';
import { canTrigger } from './list-keys.ts';

/** What can be done with an event of the list. */
export type HistoryRowActions = {
  readonly onOpen: (id: string) => void;
  readonly onSendAgain: (id: string) => void;
  readonly onCompare: (id: string) => void;
  readonly onTrash: (id: string) => void;
  readonly onRestore: (id: string) => void;
  readonly onPin: (id: string, pinned: boolean) => void;
  readonly onTriggered: (id: string, triggered: Marks['triggered']) => void;
  readonly onSelect: (id: string, extend: boolean) => void;
};

/** The menu of an event: the same as the buttons of its row, and its verdict. */
export function rowMenu({ id, left, marks }: ExchangeSummary, on: HistoryRowActions): readonly ItemAction[] {
  if (marks.deletedAt !== null) return [{ label: 'Restore', onChoose: () => on.onRestore(id) }];
  const verdicts = canTrigger({ left, marks })
    ? ([
        ['yes', 'Triggered: Yes'],
        ['no', 'Triggered: No'],
        ['not-checked', 'Triggered: Not checked'],
      ] as const)
    : [];
  return [
    { label: 'Open', onChoose: () => on.onOpen(id) },
    { label: 'Send again…', onChoose: () => on.onSendAgain(id) },
    { label: 'Compare', onChoose: () => on.onCompare(id) },
    ...verdicts
      .filter(([triggered]) => triggered !== marks.triggered)
      .map(([triggered, label]) => ({ label, onChoose: () => on.onTriggered(id, triggered) })),
    { label: marks.pinned ? 'Unpin' : 'Pin', onChoose: () => on.onPin(id, !marks.pinned) },
    { label: 'Delete', onChoose: () => on.onTrash(id), isDanger: true },
  ];
}
