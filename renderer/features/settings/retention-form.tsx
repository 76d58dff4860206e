import { Box, Button, Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { noRetention, type Retention } from '#app/history/retention.ts';
import { formatCount } from '#app/quantity.ts';
import { ask, problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { isSameForm, useUnsaved } from '#renderer/ui/unsaved.ts';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';

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
export function RetentionForm({ retention, onSaved, onProblem }: RetentionFormProps) {
  const [typed, setTyped] = useState(retention);
  const [preview, setPreview] = useState<{ readonly of: Retention; readonly removes: number } | null>(null);
  // What another limit would remove says nothing about this one.
  const removes = preview !== null && isSameForm(preview.of, typed) ? preview.removes : null;
  const [turn, setTurn] = useState(0);
  const latest = useLatest(typed);
  const fields = useRef<HTMLDivElement>(null);
  const focusFirst = () => fields.current?.querySelector('input')?.focus();
  const noLimit = () => {
    flushSync(() => {
      setTyped(noRetention);
      // Clears a number that could not be used, too.
      setTurn(turn + 1);
    });
    // The button is gone, and the focus with it.
    focusFirst();
  };
  const changed = !isSameForm(typed, retention);
  useUnsaved('Keep at most', changed);

  async function save(pressed: HTMLElement) {
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
    // The button goes once there is nothing left to save.
    if (document.activeElement === pressed) focusFirst();
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
        {changed && (
          <Button onClick={({ currentTarget }) => save(currentTarget)}>
            {removes === null ? 'Save' : 'Remove and save'}
          </Button>
        )}
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
