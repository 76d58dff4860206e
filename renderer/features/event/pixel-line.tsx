import { Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { use } from 'react';
import type { Draft } from '#app/event/draft.ts';
import { pixelNote } from '#app/exchange/pixel.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './pixel-line.module.css';

type PixelLineProps = {
  readonly draft: Draft;
  /** The same as it would be sent, with values in the place of its variables. */
  readonly sent: Draft;
};

/** What becomes of the event's parts in a tracking pixel; nothing for an event. */
export function PixelLine({ draft, sent }: PixelLineProps) {
  const customers = use(CustomersContext);
  return (
    <div aria-live="polite">
      {draft.sendAs === 'pixel' && (
        <Text id="pixel" className={styles['pixel'] ?? ''} size="xs">
          <IconPhoto size={16} stroke={1.5} aria-hidden="true" />
          <span>{customers.text(pixelNote({ ...sent, tid: draft.tid, extra: draft.extra }), sent.customerKey)}</span>
        </Text>
      )}
    </div>
  );
}
