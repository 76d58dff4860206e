import { Button } from '@mantine/core';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { formatDuration } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { environmentFill, environmentLine } from '#renderer/ui/environment-fill.ts';
import { still } from '#renderer/ui/still.tsx';
import styles from './composer.module.css';

/** How long a send may take before the button offers to cancel it, so that a double press never cancels. */
const cancelAfterMs = 400;

/** How long a key counts for nothing once Cancel is Send again: it was meant for Cancel, and the focus stayed here. */
const settleMs = 400;

type SendButtonProps = {
  readonly environment: Environment;
  readonly sendingSince: number | null;
  readonly errors: number;
  /** The ids of what is said of it: beside the button, and of what blocks it. */
  readonly describedBy?: string;
  readonly onSend: () => void;
  readonly onCancel: () => void;
};

/**
 * Send; while an event is under way for longer than a moment, Cancel. Blocked by an error it leads to the error. It is
 * one button all the while, so that it keeps the focus.
 */
export const SendButton = still(function SendButton(props: SendButtonProps) {
  const { environment, sendingSince, errors, describedBy, onSend, onCancel } = props;
  const elapsedMs = useElapsed(sendingSince);
  const isCancel = sendingSince !== null && elapsedMs >= cancelAfterMs;
  const cancelEndedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isCancel) return undefined;
    return () => {
      cancelEndedAt.current = Date.now();
    };
  }, [isCancel]);

  function press({ detail }: MouseEvent) {
    if (isCancel) return onCancel();
    // A click that no pointer made has no count.
    const isLate = detail === 0 && Date.now() - cancelEndedAt.current < settleMs;
    if (sendingSince === null && !isLate) onFirstClick(onSend)({ detail });
  }

  const name = environment.askBeforeSending ? `Send to ${environment.name}` : 'Send';
  const look = isCancel
    ? { 'aria-label': 'Cancel' }
    : {
        variant: errors > 0 ? 'outline' : 'filled',
        style: guardedColours(environment, errors > 0),
        title: environment.askBeforeSending ? name : undefined,
        'aria-describedby': describedBy,
      };
  return (
    <Button id="send" className={styles['send'] ?? ''} size="md" onClick={press} {...look}>
      {isCancel ? (
        <>
          Cancel
          <span className={styles['elapsed']} aria-hidden="true">
            {formatDuration(Math.floor(elapsedMs / 100) * 100)}
          </span>
        </>
      ) : (
        name
      )}
    </Button>
  );
});

/** Red on a guarded environment; otherwise the accent colour. */
function guardedColours(environment: Environment, isBlocked: boolean) {
  if (!environment.askBeforeSending) return {};
  if (!isBlocked) return { background: environmentFill(environment) };
  const line = environmentLine(environment);
  return { color: line, borderColor: line };
}

/** @returns how long it is since then, in milliseconds, to the tenth of a second; 0 while there is no then */
function useElapsed(since: number | null): number {
  const [elapsed, setElapsed] = useState({ since, ms: 0 });
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setInterval(() => setElapsed({ since, ms: Date.now() - since }), 100);
    return () => clearInterval(timer);
  }, [since]);
  return elapsed.since === since ? elapsed.ms : 0;
}
