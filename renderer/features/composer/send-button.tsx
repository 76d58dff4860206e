import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatDuration } from '#app/quantity.ts';
import styles from './composer.module.css';

/** How long a send may take before the button offers to cancel it, so that a double press never cancels. */
const cancelAfterMs = 400;

type SendButtonProps = {
  readonly sendingSince: number | null;
  readonly errors: number;
  readonly onSend: () => void;
  readonly onCancel: () => void;
};

/** Send; while an event is under way for longer than a moment, Cancel. Blocked by an error it leads to the error. */
export function SendButton({ sendingSince, errors, onSend, onCancel }: SendButtonProps) {
  if (sendingSince !== null) return <UnderWay key={sendingSince} since={sendingSince} onCancel={onCancel} />;
  return (
    <Button
      className={styles['send'] ?? ''}
      size="md"
      variant={errors > 0 ? 'outline' : 'filled'}
      onClick={onSend}
      aria-describedby={errors > 0 ? 'blocked' : undefined}
    >
      Send
    </Button>
  );
}

function UnderWay({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(Date.now() - since), 100);
    return () => clearInterval(timer);
  }, [since]);
  if (elapsedMs < cancelAfterMs)
    return (
      <Button className={styles['send'] ?? ''} size="md" variant="filled">
        Send
      </Button>
    );
  return (
    <Button className={styles['send'] ?? ''} size="md" onClick={onCancel} aria-label="Cancel">
      Cancel
      <span className={styles['elapsed']} aria-hidden="true">
        {formatDuration(Math.floor(elapsedMs / 100) * 100)}
      </span>
    </Button>
  );
}
