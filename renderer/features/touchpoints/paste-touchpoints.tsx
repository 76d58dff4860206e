import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { readTouchpoints, touchpointColumns } from '#app/formats/touchpoints/read-touchpoints.ts';
import { formatCount } from '#app/quantity.ts';
import { namesake } from '#app/touchpoints/merge-touchpoints.ts';
import type { Touchpoint, TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton } from '#renderer/ui/form-modal.tsx';
import { TextareaField } from '#renderer/ui/text-field.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.ts';
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
  const replaced = coming.filter((one) => namesake(map, one) !== undefined).length;
  return (
    <>
      <TextareaField
        label="Paste a map"
        description={`Cells of a spreadsheet, CSV or JSON. Columns: ${touchpointColumns.join(', ')}.`}
        classNames={{ input: 'mono' }}
        autoFocus
        minRows={6}
        maxRows={12}
        autosize
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
        <CancelButton onClose={onBack} />
        <Button variant="filled" disabled={coming.length === 0} onClick={() => onAdd(coming)}>
          Add to the map
        </Button>
      </DialogFoot>
    </>
  );
}
