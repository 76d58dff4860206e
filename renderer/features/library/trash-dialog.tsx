import { Button, Text } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { use, useEffect, useRef, useState } from 'react';
import { itemOf } from '#app/library/library.ts';
import { trashOf } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { ForGoodButton } from '#renderer/ui/for-good-button.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { useLinesInSight } from '#renderer/ui/use-lines-in-sight.ts';
import styles from './library.module.css';

type TrashDialogProps = {
  readonly opened: boolean;
  readonly workspace: Workspace;
  readonly onRestore: (id: string) => void;
  readonly onRemove: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

/** The items of the library that were deleted in the last 30 days. */
export function TrashDialog({ opened, onClose, ...trash }: TrashDialogProps) {
  return (
    <DialogBox opened={opened} onClose={onClose} title="Trash" size="lg">
      <Trash {...trash} />
    </DialogBox>
  );
}

function Trash({ workspace, onRestore, onRemove }: Omit<TrashDialogProps, 'opened' | 'onClose'>) {
  const { text } = use(CustomersContext);
  const items = trashed(workspace, text);
  return (
    <>
      <Text c="dimmed" mb={12}>
        {items.length === 0
          ? 'The trash is empty. Items you delete from the library stay here for 30 days.'
          : 'Items are deleted permanently after 30 days.'}
      </Text>
      <Lines items={items} onRestore={onRestore} />
      {items.length > 0 && (
        <DialogFoot>
          <ForGoodButton
            label="Empty the trash"
            what={formatCount(items.length, 'thing')}
            c="var(--t-bad)"
            onRemove={() => onRemove(items.map(({ id }) => id))}
          />
        </DialogFoot>
      )}
    </>
  );
}

type Trashed = { readonly id: string; readonly name: string; readonly kind: string; readonly deletedAt: string };
type LinesProps = { readonly items: readonly Trashed[]; readonly onRestore: (id: string) => void };

/** Only the visible items are rendered, and the focused one. When that one is removed, the next one gets the focus. */
function Lines({ items, onRestore }: LinesProps) {
  const list = useRef<HTMLUListElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const group = useMergedRef(list, rowsByArrows);
  const [kept, setKept] = useState<number>();
  const { height, drawn } = useLinesInSight({ list, scroller, count: items.length, lineHeight: 37, kept });
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const place = Math.min(kept ?? 0, items.length - 1) + 1;
    const line = list.current?.querySelector<HTMLElement>(`[aria-posinset="${place}"] button`);
    (line ?? list.current?.closest<HTMLElement>('[role="dialog"]'))?.focus();
  }, [items.length, kept]);
  return (
    <div className={styles['trash']} ref={setScroller}>
      <ul aria-label="Trash" style={{ height }} ref={group}>
        {drawn.map(([index, top]) => {
          const item = items[index];
          if (item === undefined) return null;
          const { id, name, kind, deletedAt } = item;
          return (
            <li
              key={id}
              style={{ transform: `translateY(${top}px)` }}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              onFocus={() => setKept(index)}
            >
              <Text className={styles['name'] ?? ''} title={name}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {kind}, <Moment iso={deletedAt} />
              </Text>
              <Button size="compact-sm" aria-label={`Restore ${name}`} onClick={() => onRestore(id)}>
                Restore
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** All that is in the trash, the last one first. @param text masks customers while that is needed */
function trashed(workspace: Workspace, text: Customers['text']): readonly Trashed[] {
  const titled = (kind: string, all: Workspace['templates'] | Workspace['storyboards']) =>
    all.map(({ id, title, deletedAt }) => ({ id, name: text(title), kind, deletedAt: deletedAt ?? '' }));
  return [
    ...trashOf(workspace).map((item) => ({
      id: itemOf(item).id,
      name: text(itemOf(item).name, item.kind === 'request' ? item.request.draft.customerKey : ''),
      kind: item.kind === 'folder' ? 'Folder' : 'Request',
      deletedAt: itemOf(item).deletedAt ?? '',
    })),
    ...titled('Template', workspace.templates),
    ...titled('Storyboard', workspace.storyboards),
  ]
    .filter(({ deletedAt }) => deletedAt !== '')
    .sort((a, b) => compareTexts(b.deletedAt, a.deletedAt));
}
