import { Box, Button, Group, Table, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Retention } from '#app/history/retention.ts';
import { noRetention } from '#app/history/retention.ts';
import { formatBytes, formatCount } from '#app/quantity.ts';
import { ask, perform, problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { isSameForm, useUnsaved } from '#renderer/ui/unsaved.ts';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { useCall } from '#renderer/use-call.ts';
import styles from './storage-tab.module.css';

type StorageTabProps = {
  readonly retention: Retention;
  readonly onRetention: (retention: Retention) => void;
};

/** What is stored, where and for how long, and how to restore it. */
export function StorageTab({ retention, onRetention }: StorageTabProps) {
  const [says, setSays] = useState('');
  const read = () => ask('storage.read', {}, 'the storage details aren’t up to date');
  const { value: storage, hasFailed, refresh } = useCall('storage', read);
  if (storage === null && hasFailed) return <Button onClick={refresh}>Try again</Button>;
  if (storage === null) return <Text c="dimmed">Looking…</Text>;

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

  async function cancelRestore() {
    const answer = await call('storage.cancelRestore', {});
    setSays(problemOf(answer, 'the restore wasn’t cancelled') ?? 'Nothing will be restored.');
    refresh();
  }

  return (
    <div className={styles['storage']}>
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

      {storage.restoring !== null && (
        <section className={styles['restoring']} role="status">
          <Text>{storage.restoring} will be restored when Tidings restarts. The current data is backed up first.</Text>
          <Group gap={8} wrap="nowrap">
            <Button onClick={cancelRestore}>Don’t restore</Button>
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
          <h3>Backups</h3>
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
              <Button size="compact-sm" aria-label={`Restore ${label}`} onClick={() => restore('backup', name)}>
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
            <Button size="compact-sm" aria-label={`Restore ${name}`} onClick={() => onRestore(name)}>
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type RetentionFormProps = {
  readonly retention: Retention;
  readonly onSaved: (retention: Retention, message: string) => void;
  readonly onProblem: (says: string) => void;
};

const limits = [
  { key: 'days', label: 'Days', most: 36_500 },
  { key: 'count', label: 'Events', most: 100_000_000 },
  { key: 'megabytes', label: 'Megabytes', most: 1_000_000 },
] as const;

const changedMeanwhile =
  'The limit changed while Tidings checked what it removes, so nothing was saved. Select Save again.';

/** How long the history is kept. Says what a new limit would remove before it is saved. */
function RetentionForm({ retention, onSaved, onProblem }: RetentionFormProps) {
  const [typed, setTyped] = useState(retention);
  const [preview, setPreview] = useState<{ readonly of: Retention; readonly removes: number } | null>(null);
  // What another limit would remove says nothing about this one.
  const removes = preview !== null && isSameForm(preview.of, typed) ? preview.removes : null;
  const [turn, setTurn] = useState(0);
  const latest = useLatest(typed);
  const fields = useRef<HTMLDivElement>(null);
  const noLimit = () => {
    setTyped(noRetention);
    // Clears a number that could not be used, too.
    setTurn(turn + 1);
  };
  const changed = !isSameForm(typed, retention);
  useUnsaved('Keep at most', changed);

  async function save() {
    onProblem('');
    if (leadToUnusable(fields.current)) return;
    if (removes === null) {
      const found = await ask('retention.preview', { retention: typed }, 'the limit wasn’t saved');
      // The tab may be closed by now.
      if (found === null || fields.current === null || leadToUnusable(fields.current)) return;
      if (!isSameForm(latest.current, typed)) return onProblem(changedMeanwhile);
      if (found.removes > 0) return setPreview({ of: typed, removes: found.removes });
    }
    const answer = await call('retention.save', { retention: typed });
    setPreview(null);
    if (answer.kind !== 'saved') return onProblem(problemOf(answer, 'the limit wasn’t saved') ?? '');
    const { removed, says } = answer;
    onSaved(typed, says ?? `Saved. ${formatCount(removed, 'event')} removed.`);
  }

  return (
    <section>
      <h3>Keep at most</h3>
      <Group align="flex-start" gap={8} ref={fields}>
        {limits.map(({ key, label, most }) => (
          <Box key={`${key} ${turn}`} w={112}>
            <NumberField
              label={label}
              whenOpen="No limit"
              range={[1, most]}
              value={typed[key]}
              onChange={(value) => setTyped({ ...typed, [key]: value })}
            />
          </Box>
        ))}
        {changed && <Button onClick={save}>{removes === null ? 'Save' : 'Remove and save'}</Button>}
        {JSON.stringify(typed) !== JSON.stringify(noRetention) && (
          <Button variant="subtle" onClick={noLimit}>
            No limit
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {removes === null
          ? 'Pinned events are always kept. Deleted events stay in the trash for 30 days.'
          : `${formatCount(removes, 'event')} would be permanently deleted now. Today’s backup still contains the events it had when it was created.`}
      </Text>
    </section>
  );
}
