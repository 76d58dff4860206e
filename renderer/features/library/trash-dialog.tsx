import { Button, Modal, Text } from '@mantine/core';
import { itemOf } from '#app/library/library.ts';
import { trashOf } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import styles from './library.module.css';

type TrashDialogProps = {
  readonly opened: boolean;
  readonly workspace: Workspace;
  readonly onRestore: (id: string) => void;
  readonly onRemove: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

/** What was deleted of the library in the last 30 days. */
export function TrashDialog({ opened, workspace, onRestore, onRemove, onClose }: TrashDialogProps) {
  const templates = workspace.templates
    .filter(({ deletedAt }) => deletedAt !== null)
    .map(({ id, title, deletedAt }) => ({ id, name: title, kind: 'Template', deletedAt: deletedAt ?? '' }));
  const storyboards = workspace.storyboards
    .filter(({ deletedAt }) => deletedAt !== null)
    .map(({ id, title, deletedAt }) => ({ id, name: title, kind: 'Storyboard', deletedAt: deletedAt ?? '' }));
  const items = [
    ...trashOf(workspace).map((item) => ({
      id: itemOf(item).id,
      name: itemOf(item).name,
      kind: item.kind === 'folder' ? 'Folder' : 'Request',
      deletedAt: itemOf(item).deletedAt ?? '',
    })),
    ...templates,
    ...storyboards,
  ].toSorted((a, b) => b.deletedAt.localeCompare(a.deletedAt));
  return (
    <Modal opened={opened} onClose={onClose} title="Trash" size="lg">
      <Text c="dimmed" mb={12}>
        {items.length === 0
          ? 'Nothing here. What you delete from the library stays here for 30 days.'
          : 'Kept for 30 days, then removed for good.'}
      </Text>
      <ul aria-label="Trash" className={styles['trash']}>
        {items.map(({ id, name, kind, deletedAt }) => (
          <li key={id}>
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
        ))}
      </ul>
      {items.length > 0 && (
        <DialogFoot>
          <Button c="var(--t-bad)" onClick={() => onRemove(items.map(({ id }) => id))}>
            Empty the trash
          </Button>
        </DialogFoot>
      )}
    </Modal>
  );
}
