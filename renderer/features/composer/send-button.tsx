import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Environment } from '#app/environment/environment.ts';
import { formatDuration } from '#app/quantity.ts';
import styles from './composer.module.css';

/** How long a send may take before the button offers to cancel it, so that a double press never cancels. */
const cancelAfterMs = 400;

type SendButtonProps = {
  readonly environment: Environment;
  readonly sendingSince: number | null;
  readonly errors: number;
  readonly onSend: () => void;
  readonly onCancel: () => void;
};

/** Send; while an event is under way for longer than a moment, Cancel. Blocked by an error it leads to the error. */
export function SendButton({ environment, sendingSince, errors, onSend, onCancel }: SendButtonProps) {
  if (sendingSince !== null) return <UnderWay key={sendingSince} since={sendingSince} onCancel={onCancel} />;
  return (
    <Button
      id="send"
      className={styles['send'] ?? ''}
      size="md"
      variant={errors > 0 ? 'outline' : 'filled'}
      style={guardedColours(environment, errors > 0)}
      title={environment.askBeforeSending ? `Send to ${environment.name}` : undefined}
      onClick={onSend}
      aria-describedby={errors > 0 ? 'blocked' : undefined}
    >
      {environment.askBeforeSending ? `Send to ${environment.name}` : 'Send'}
    </Button>
  );
}

/** A guarded environment shows its colour on the button; the usual accent everywhere else. */
function guardedColours({ askBeforeSending, colour }: Environment, isBlocked: boolean) {
  if (!askBeforeSending) return {};
  if (!isBlocked) return { background: `var(--t-fill-${colour})` };
  return { color: `var(--t-square-${colour})`, borderColor: `var(--t-square-${colour})` };
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
