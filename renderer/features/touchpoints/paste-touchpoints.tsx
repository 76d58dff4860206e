import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { learnInto } from '#app/formats/touchpoints/learn-touchpoints.ts';
import { readTouchpoints, touchpointColumns } from '#app/formats/touchpoints/read-touchpoints.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { formatCount } from '#app/quantity.ts';
import { countReplaced } from '#app/touchpoints/merge-touchpoints.ts';
import type { Touchpoint, TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { ask } from '#renderer/ask.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton } from '#renderer/ui/form-modal.tsx';
import { say } from '#renderer/ui/notices.tsx';
import { TextareaField } from '#renderer/ui/text-field.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import styles from './touchpoints.module.css';
import { UnreadLines } from './unread-lines.tsx';

type PasteTouchpointsProps = {
  readonly map: TouchpointMap;
  readonly onAdd: (coming: readonly Touchpoint[]) => void;
  readonly onBack: () => void;
};

/** Reads a map from a spreadsheet, CSV or JSON, and says what it can't read. */
export function PasteTouchpoints({ map, onAdd, onBack }: PasteTouchpointsProps) {
  const [text, setText] = useState('');
  useUnsaved('Touchpoint map', text.trim() !== '');
  const { touchpoints, unread } = text.trim() === '' ? { touchpoints: [], unread: [] } : readTouchpoints(text);
  const coming = touchpoints.map((one) => ({ ...one, id: crypto.randomUUID() }));
  const replaced = countReplaced(map, coming);
  // What is typed while the history is read stays.
  const latest = useLatest({ text, map });

  /** Puts rows for the events that were judged as triggered into the field, to be looked at before they are added. */
  async function learn() {
    const query = { ...wholeHistory, scope: 'triggered' } as const;
    const answer = await ask('history.list', { query, limit: 1_000, offset: 0 }, 'the history wasn’t read');
    if (answer === null) return;
    const uris = answer.exchanges.map(({ uri }) => uri);
    if (uris.length === 0)
      return say('No event is judged “Triggered: Yes” yet. Judge events in History, then come back.');
    const learned = learnInto(latest.current.text, { uris, map: latest.current.map, newId: () => crypto.randomUUID() });
    if (learned.kind === 'unread') return say('Correct or remove the parts that can’t be read, then learn again.');
    if (learned.kind === 'known') return say('Events judged “Triggered: Yes” have nothing that isn’t in your map.');
    setText(learned.text);
    if (answer.total > answer.exchanges.length) say('Only the newest 1,000 events were read.');
  }

  return (
    <>
      <TextareaField
        label="Paste a map"
        description={`Cells of a spreadsheet, CSV or JSON. Columns: ${touchpointColumns.join(', ')}.`}
        classNames={{ input: 'mono' }}
        autoFocus
        lines={[6, 12]}
        spellCheck={false}
        value={text}
        onChange={setText}
      />
      <div role="status" className={styles['read']}>
        {text.trim() !== '' && (
          <Text>
            {formatCount(coming.length, 'Touchpoint')} read
            {replaced > 0 && `. ${replaced} will replace those with the same name`}.
          </Text>
        )}
        {unread.length > 0 && <UnreadLines lines={unread} />}
      </div>
      <DialogFoot>
        <Button mr="auto" onClick={() => void learn()}>
          Learn from triggered events
        </Button>
        <CancelButton onClose={onBack} />
        <Button variant="filled" disabled={coming.length === 0} onClick={() => onAdd(coming)}>
          Add to the map
        </Button>
      </DialogFoot>
    </>
  );
}
