import { Button, Checkbox } from '@mantine/core';
import { use } from 'react';
import { type Environment, practiceId } from '#app/environment/environment.ts';
import { formatCount } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { leaveOutField } from './lacks.ts';
import styles from './new-run.module.css';
import { countToSend, type RunForm } from './run-form.ts';
import type { CheckState } from './use-run-check.ts';

type StartBarProps = {
  readonly form: RunForm;
  readonly environment: Environment;
  readonly state: CheckState;
  /** What keeps the run from being started, in words; empty when nothing does. */
  readonly lacks: readonly string[];
  readonly onLeaveOut: (leaveOutFaulty: boolean) => void;
  readonly isStarting: boolean;
  readonly onStart: (seen: number) => void;
};

/** What would go out and where to, and the button that begins it. */
export function StartBar({
  form,
  environment,
  state: { check, isCurrent },
  lacks,
  onLeaveOut,
  isStarting,
  onStart,
}: StartBarProps) {
  const { text } = use(CustomersContext);
  const count = check === null ? 0 : countToSend(form, check);
  const isReady = lacks.length === 0;
  const guarded = environment.askBeforeSending;
  return (
    <footer className={styles['start']}>
      <div className={styles['verdict']} role="status">
        {!isCurrent && check === null && <span>Looking at every event</span>}
        {check !== null && check.faulty > 0 && (
          <span className={styles['faulty']}>
            <strong>
              {check.faulty.toLocaleString('en')} of {formatCount(check.planned, 'event')} cannot be sent
            </strong>
            <Checkbox
              id={leaveOutField}
              label="Leave these out"
              checked={form.leaveOutFaulty}
              onChange={({ currentTarget }) => onLeaveOut(currentTarget.checked)}
            />
          </span>
        )}
        {check !== null && check.faulty === 0 && check.planned > 0 && (
          <span>
            {formatCount(check.planned, 'event')} can be sent
            {check.warned > 0 && `, ${check.warned.toLocaleString('en')} look odd`}
          </span>
        )}
        {lacks.length > 0 && <span className={styles['lacks']}>{text(lacks.join(' '))}</span>}
        {environment.id !== practiceId && (
          <span className={styles['dim']}>Each event may count against your MXO licence.</span>
        )}
      </div>
      <Button
        size="md"
        styles={{ label: { display: 'block', height: 'auto', textOverflow: 'ellipsis' } }}
        variant={isReady ? 'filled' : 'default'}
        {...(isReady && guarded ? { style: { background: `var(--t-fill-${environment.colour})` } } : {})}
        loading={isStarting}
        onClick={() => onStart(count)}
      >
        Send {check === null ? 'events' : formatCount(count, 'event')} to {environment.name}
      </Button>
    </footer>
  );
}
