import { Button, Checkbox } from '@mantine/core';
import { use } from 'react';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { countToSend, plannedBy, type RunForm } from '#app/runs/run-form.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { leaveOutField } from './blockers.ts';
import styles from './start-bar.module.css';
import { formatPlan } from './times-of.ts';
import type { CheckState } from './use-run-check.ts';

type StartBarProps = {
  readonly form: RunForm;
  readonly environment: Environment;
  readonly state: CheckState;
  /** How many events its source has; none while there is no source. */
  readonly events: number;
  /** What keeps the run from being started, in words; empty when nothing does. */
  readonly blockers: readonly string[];
  /** Something is missing that every event needs: that they can't be sent yet is no news. */
  readonly isIncomplete: boolean;
  readonly onLeaveOut: (leaveOutFaulty: boolean) => void;
  readonly isStarting: boolean;
  readonly onStart: (seen: number) => void;
  /** Asks for a second environment, to send the same events there. */
  readonly onStartTwins: (seen: number) => void;
};

/** What would be sent and to where, and the button that starts it. */
export function StartBar({
  form,
  environment,
  state: { check, isCurrent },
  events,
  blockers,
  isIncomplete,
  onLeaveOut,
  isStarting,
  onStart,
  onStartTwins,
}: StartBarProps) {
  const { text } = use(CustomersContext);
  // Settings count at once, even while the events are checked: the text always shows the current settings.
  const planned = isCurrent && check !== null ? check.planned : plannedBy(form, events);
  const count = countToSend(form, { planned, faulty: check?.faulty ?? 0 });
  const isOfBefore = !isCurrent && check?.planned !== planned;
  const seen = isOfBefore ? null : check;
  const isReady = blockers.length === 0;
  const guarded = environment.askBeforeSending;
  return (
    <footer className={styles['start']}>
      <div className={styles['verdict']} role="status">
        {isOfBefore && planned > 0 && <span>Checking events…</span>}
        {seen !== null && seen.faulty > 0 && !isIncomplete && (
          <span className={styles['unsendable']}>
            <strong>
              {formatNumber(seen.faulty)} of {formatCount(seen.planned, 'event')} can’t be sent
            </strong>
            <Checkbox
              id={leaveOutField}
              label="Leave these out"
              checked={form.leaveOutFaulty}
              onChange={({ currentTarget }) => onLeaveOut(currentTarget.checked)}
            />
          </span>
        )}
        {seen !== null && seen.faulty === 0 && seen.planned > 0 && (
          <span>
            {formatPlan(count, form, seen)}
            {seen.warned > 0 && `, ${formatNumber(seen.warned)} with warnings`}
          </span>
        )}
        {blockers.length > 0 && <span className={styles['blockers']}>{text(blockers.join(' '))}</span>}
        {environment.id !== practiceId && (
          <span className={styles['dim']}>Each event may count against your MXO licence.</span>
        )}
      </div>
      <Button size="md" onClick={onFirstClick(() => onStartTwins(count))}>
        Run on two environments…
      </Button>
      <Button
        size="md"
        variant={isReady ? 'filled' : 'default'}
        {...(isReady && guarded ? { style: { background: environmentFill(environment) } } : {})}
        loading={isStarting}
        onClick={onFirstClick(() => onStart(count))}
      >
        Send {planned === 0 ? 'events' : formatCount(count, 'event')} to {environment.name}
      </Button>
    </footer>
  );
}
