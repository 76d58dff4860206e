import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconPin, IconPinFilled } from '@tabler/icons-react';
import { type Exchange, isDispatched, type Marks, triggeredAnswers } from '#app/exchange/exchange.ts';
import { oneOf } from '#app/one-of.ts';
import { perform } from '#renderer/ask.ts';
import { AutosaveInput } from '#renderer/ui/autosave-input.tsx';
import styles from './response.module.css';

type MarksStripProps = {
  readonly exchange: Exchange;
  /** Gets the note that was saved. */
  readonly onNoted: (note: string) => void;
};

/** What a tester sets: a note, a pin and, after a look in Monitoring, whether an Interaction was triggered. */
export function MarksStrip({ exchange, onNoted }: MarksStripProps) {
  const { id, marks } = exchange;

  const set = (change: Partial<Pick<Marks, 'pinned' | 'triggered'>>, so: string) =>
    void perform('history.mark', { ids: [id], marks: change }, so);

  function saveNote(note: string) {
    // It stays in the window, also where it could not be saved.
    onNoted(note);
    void perform('history.mark', { ids: [id], marks: { note } }, 'the note wasn’t saved');
  }

  return (
    <div className={styles['marks']}>
      {isDispatched(exchange) && (
        <>
          <span id="triggered-label">Triggered</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="triggered-label"
            data={[
              { value: 'not-checked', label: 'Not checked' },
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
            value={marks.triggered}
            onChange={(value) =>
              set({ triggered: oneOf(triggeredAnswers, value) ?? 'not-checked' }, '“Triggered” wasn’t saved')
            }
          />
        </>
      )}
      <AutosaveInput
        size="xs"
        aria-label="Note"
        placeholder="Add a note. Search finds it."
        className={styles['note'] ?? ''}
        value={marks.note}
        onSave={saveNote}
      />
      <ActionIcon
        variant="subtle"
        aria-label={marks.pinned ? 'Unpin' : 'Pin'}
        title={marks.pinned ? 'Unpin' : 'Pin. Pinned events are never removed automatically.'}
        aria-pressed={marks.pinned}
        onClick={() =>
          set({ pinned: !marks.pinned }, marks.pinned ? 'the event wasn’t unpinned' : 'the event wasn’t pinned')
        }
      >
        {marks.pinned ? <IconPinFilled size={16} /> : <IconPin size={16} stroke={1.5} />}
      </ActionIcon>
    </div>
  );
}
