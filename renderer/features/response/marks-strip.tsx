import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconPin, IconPinFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { type Exchange, type Marks, triggeredAnswers } from '#app/exchange/exchange.ts';
import { oneOf } from '#app/one-of.ts';
import { call } from '#renderer/bridge.ts';
import { SettledInput } from '#renderer/ui/settled-input.tsx';
import styles from './response.module.css';

/** What a tester sets after looking in Monitoring: triggered or not, a note, a pin. */
export function MarksStrip({ exchange }: { readonly exchange: Exchange }) {
  const [marks, setMarks] = useState<Marks>(exchange.marks);
  const { id } = exchange;

  function set(change: Partial<Pick<Marks, 'pinned' | 'triggered' | 'note'>>) {
    setMarks((now) => ({ ...now, ...change }));
    void call('history.mark', { ids: [id], marks: change });
  }

  return (
    <div className={styles['marks']}>
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
        onChange={(value) => set({ triggered: oneOf(triggeredAnswers, value) ?? 'not-checked' })}
      />
      <SettledInput
        size="xs"
        aria-label="Note"
        placeholder="Note, found again by the search"
        className={styles['note'] ?? ''}
        value={marks.note}
        onSettle={(note) => set({ note })}
      />
      <ActionIcon
        variant="subtle"
        aria-label={marks.pinned ? 'Unpin' : 'Pin'}
        title={marks.pinned ? 'Unpin' : 'Pin: retention never removes it'}
        aria-pressed={marks.pinned}
        onClick={() => set({ pinned: !marks.pinned })}
      >
        {marks.pinned ? <IconPinFilled size={16} /> : <IconPin size={16} stroke={1.5} />}
      </ActionIcon>
    </div>
  );
}
