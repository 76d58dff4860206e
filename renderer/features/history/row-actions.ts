import { canTrigger, type ExchangeSummary, type Marks } from '#app/exchange/exchange.ts';
import type { ItemAction } from '#renderer/ui/item-menu.tsx';

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
  /** Leads to what the event did in Monitoring. */
  readonly onMonitoring: (id: string) => void;
  /** Goes to the note of the event, or asks for one on all that are selected with it. */
  readonly onNote: (id: string) => void;
  readonly onSearch: () => void;
};

/** The menu of an event: the same as the buttons of its row, and its verdict. */
export function rowMenu({ id, left, marks }: ExchangeSummary, on: HistoryRowActions): readonly ItemAction[] {
  if (marks.deletedAt !== null) return [{ label: 'Restore', onChoose: () => on.onRestore(id) }];
  const verdicts = canTrigger({ left, marks })
    ? ([
        ['yes', 'Triggered: Yes', 'Y'],
        ['no', 'Triggered: No', 'N'],
        ['not-checked', 'Triggered: Not checked', 'U'],
      ] as const)
    : [];
  return [
    { label: 'Open', onChoose: () => on.onOpen(id), keys: 'Enter' },
    { label: 'Send again…', onChoose: () => on.onSendAgain(id), keys: 'E' },
    { label: 'Compare', onChoose: () => on.onCompare(id), keys: 'C' },
    { label: 'Open Monitoring', onChoose: () => on.onMonitoring(id), keys: 'O' },
    ...verdicts
      .filter(([triggered]) => triggered !== marks.triggered)
      .map(([triggered, label, keys]) => ({ label, onChoose: () => on.onTriggered(id, triggered), keys })),
    { label: marks.pinned ? 'Unpin' : 'Pin', onChoose: () => on.onPin(id, !marks.pinned), keys: 'P' },
    { label: 'Delete', onChoose: () => on.onTrash(id), keys: 'Delete', isDanger: true },
  ];
}
