import { Button, Group, Table, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Retention } from '#app/history/retention.ts';
import { formatBytes } from '#app/quantity.ts';
import { ask, perform, problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { useCall } from '#renderer/use-call.ts';
import { RetentionForm } from './retention-form.tsx';
import styles from './storage-tab.module.css';

type StorageTabProps = {
  readonly retention: Retention;
  readonly onRetention: (retention: Retention) => void;
};

/** What is stored, where and for how long, and how to restore it. */
export function StorageTab({ retention, onRetention }: StorageTabProps) {
  const [says, setSays] = useState('');
  const tab = useRef<HTMLDivElement>(null);
  const backups = useRef<HTMLHeadingElement>(null);
  const read = () => ask('storage.read', {}, 'the storage details aren’t up to date');
  const { value: storage, hasFailed, refresh } = useCall('storage', read);
  if (storage === null && hasFailed) return <Button onClick={refresh}>Try again</Button>;
  if (storage === null) return <Text c="dimmed">Looking…</Text>;

  const { restoring } = storage;

  async function backUp() {
    const answer = await call('storage.backUp', {});
    setSays(problemOf(answer, 'the backup wasn’t created') ?? 'Backup created.');
    refresh();
  }

  async function restore(kind: 'backup' | 'set-aside', name: string) {
    const answer = await call('storage.restore', { kind, name });
    setSays(problemOf(answer, 'it can’t be restored') ?? '');
    refresh();
  }

  async function cancelRestore(pressed: HTMLElement, label: string) {
    const answer = await call('storage.cancelRestore', {});
    const problem = problemOf(answer, 'the restore wasn’t cancelled');
    setSays(problem ?? 'Nothing will be restored.');
    // The button goes: back to the one that the restore was chosen with.
    if (problem === null && document.activeElement === pressed)
      (tab.current?.querySelector<HTMLElement>(`[data-restores="${CSS.escape(label)}"]`) ?? backups.current)?.focus();
    refresh();
  }

  return (
    <div className={styles['storage']} ref={tab}>
      <section>
        <Group justify="space-between" wrap="nowrap">
          <span className={`mono ${styles['folder']}`}>{storage.folder}</span>
          <Button onClick={() => void perform('storage.showFolder', {}, 'the folder wasn’t opened')}>
            Show folder
          </Button>
        </Group>
        <Table verticalSpacing={4} mt={8}>
          <Table.Tbody>
            {storage.parts.map(({ name, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">{formatBytes(bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed">
          A backup of the history takes no extra space until the history changes.
        </Text>
      </section>

      {restoring !== null && (
        <section className={styles['restoring']} role="status">
          <Text>{restoring} will be restored when Tidings restarts. The current data is backed up first.</Text>
          <Group gap={8} wrap="nowrap">
            <Button onClick={({ currentTarget }) => cancelRestore(currentTarget, restoring)}>Don’t restore</Button>
            <Button variant="filled" onClick={() => void perform('storage.restart', {}, 'Tidings wasn’t restarted')}>
              Restart now
            </Button>
          </Group>
        </section>
      )}

      <RetentionForm
        retention={retention}
        onSaved={(saved, message) => {
          onRetention(saved);
          setSays(message);
          refresh();
        }}
        onProblem={setSays}
      />

      <section>
        <Group justify="space-between">
          <h3 ref={backups} tabIndex={-1}>
            Backups
          </h3>
          <Button onClick={backUp}>Back up now</Button>
        </Group>
        <Text c="dimmed" size="xs" mb={4}>
          Tidings creates a backup on each day you use it, and keeps the last seven.
        </Text>
        <ul aria-label="Backups" className={styles['list']}>
          {storage.backups.map(({ name, label, bytes }) => (
            <li key={name}>
              <span>{label}</span>
              <span>{formatBytes(bytes)}</span>
              <Button
                size="compact-sm"
                data-restores={label}
                aria-label={`Restore ${label}`}
                onClick={() => restore('backup', name)}
              >
                Restore
              </Button>
            </li>
          ))}
        </ul>
      </section>

      <FilesKept
        title="Damaged files"
        says="Tidings couldn’t read these files. Nothing was deleted. Repair a file in the folder, then restore it."
        listName="Set aside"
        files={storage.setAside}
        onRestore={(name) => restore('set-aside', name)}
      />
      <FilesKept
        title="Replaced files"
        says="A file that you restored took the place of these. To go back to one, restore it."
        listName="Replaced files"
        files={storage.replaced}
        onRestore={(name) => restore('set-aside', name)}
      />
      <Text role="status" aria-live="polite">
        {says}
      </Text>
    </div>
  );
}

type FilesKeptProps = {
  readonly title: string;
  readonly says: string;
  readonly listName: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly onRestore: (name: string) => void;
};

/** Files that Tidings kept beside those in use; nothing while there are none. */
function FilesKept({ title, says, listName, files, onRestore }: FilesKeptProps) {
  if (files.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <Text c="dimmed" size="xs" mb={4}>
        {says}
      </Text>
      <ul aria-label={listName} className={styles['list']}>
        {files.map(({ name, bytes }) => (
          <li key={name}>
            <span>{name}</span>
            <span>{formatBytes(bytes)}</span>
            <Button
              size="compact-sm"
              data-restores={name}
              aria-label={`Restore ${name}`}
              onClick={() => onRestore(name)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
