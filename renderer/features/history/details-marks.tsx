import { SegmentedControl } from '@mantine/core';
import { useEffect } from 'react';
import { canTrigger, type Exchange, triggeredAnswers } from '#app/exchange/exchange.ts';
import { oneOf } from '#app/one-of.ts';
import { AutosaveInput } from '#renderer/ui/autosave-input.tsx';
import { markTriggered } from './actions.ts';
import styles from './event-details.module.css';
import { focusPart, takeWantedNote } from './focus-part.ts';
import { useEventNote } from './use-event-note.ts';

const keyed = (label: string, key: string) => <span title={`${label} (${key} in the list)`}>{label}</span>;

/** The verdict and the note of the chosen event. It needs the event's id as its key. */
export function DetailsMarks({ exchange }: { readonly exchange: Exchange }) {
  const { id, marks } = exchange;
  const { note, isUnsaved, save } = useEventNote(exchange);
  useEffect(() => takeWantedNote(id), [id]);
  return (
    <div className={styles['marks']} data-marks-of={id}>
      {canTrigger(exchange) && (
        <div className={styles['verdict']}>
          <span id="details-triggered">Triggered</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="details-triggered"
            data={[
              { value: 'not-checked', label: keyed('Not checked', 'U') },
              { value: 'yes', label: keyed('Yes', 'Y') },
              { value: 'no', label: keyed('No', 'N') },
            ]}
            value={marks.triggered}
            onChange={(value) => void markTriggered([id], oneOf(triggeredAnswers, value) ?? 'not-checked')}
          />
        </div>
      )}
      <AutosaveInput
        size="xs"
        aria-label="Note"
        title="M in the list"
        placeholder="Add a note. Search finds it."
        // Back to where the key was pressed that led here.
        onKeyDown={({ key, nativeEvent }) => {
          if ((key === 'Enter' || key === 'Escape') && !nativeEvent.isComposing) focusPart('li[aria-current]');
        }}
        value={note}
        isUnsaved={isUnsaved}
        onSave={(typed) => void save(typed)}
      />
    </div>
  );
}
