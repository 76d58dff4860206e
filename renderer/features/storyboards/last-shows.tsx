import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconHistory, IconTrash } from '@tabler/icons-react';
import { use, useState } from 'react';
import { formatCount, formatDuration } from '#app/quantity.ts';
import { isFinishedOnPractice, isReceivedOutcome, type Show, showDuration, stepsDone } from '#app/storyboards/show.ts';
import { ask, perform } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { useCall } from '#renderer/use-call.ts';
import { ShownSteps } from './shown-steps.tsx';
import styles from './shows.module.css';
import shared from './storyboards.module.css';

export type ShowActions = {
  /** Opens an event of a show. */
  readonly onOpenExchange: (id: string) => void;
  /** Shows the events of a show in the history. */
  readonly onShowEvents: (show: Show) => void;
};

type LastShowsProps = { readonly storyboardId: string; readonly on: ShowActions };

/** The shows that a storyboard was given in, the newest first. Each opens to what was sent. */
export function LastShows({ storyboardId, on }: LastShowsProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const read = () => ask('show.list', { storyboardId }, 'the last shows weren’t read');
  const { value } = useCall(storyboardId, read, { refreshOn: ['show.changed'], settleMs: 0 });
  const shows = value?.shows ?? [];
  if (shows.length === 0) return null;
  return (
    <section aria-label="Last shows">
      <div className={shared['section']}>
        <h2>Last shows</h2>
      </div>
      <ul aria-label="Last shows" className={styles['shows']}>
        {shows.map((show) => (
          <LastShow
            key={show.id}
            show={show}
            isOpen={openId === show.id}
            onToggle={() => setOpenId(openId === show.id ? null : show.id)}
            on={on}
          />
        ))}
      </ul>
    </section>
  );
}

type LastShowProps = {
  readonly show: Show;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly on: ShowActions;
};

function LastShow({ show, isOpen, onToggle, on }: LastShowProps) {
  const { text } = use(CustomersContext);
  const { id, startedAt, environment, siteKey, steps } = show;
  const failed = steps.filter(({ state, outcome }) => state === 'not-sent' || !isReceivedOutcome(outcome)).length;
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <button type="button" className={styles['show']} aria-expanded={isOpen} onClick={onToggle}>
        <Icon size={16} stroke={1.5} aria-hidden="true" />
        <strong>
          <Moment iso={startedAt} />
        </strong>
        <span className={styles['where']}>
          <EnvironmentSquare colour={environment.colour} /> {environment.name}
          {isFinishedOnPractice(show) && ', finished on Practice'}
        </span>
        <span className={styles['facts']}>
          {stepsDone(show)} of {formatCount(steps.length, 'step')}
          {failed > 0 && <span className={styles['failed']}>, {failed} not received</span>}
        </span>
        <span className={styles['facts']}>{formatDuration(showDuration(show))}</span>
      </button>
      {isOpen && (
        <div className={styles['open']}>
          <p className={styles['facts']}>
            {text(show.title)}. Site key <span className="mono">{siteKey}</span>
          </p>
          <ShownSteps show={show} onOpenExchange={on.onOpenExchange} />
          <div className={styles['tools']}>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconHistory size={16} stroke={1.5} />}
              onClick={() => on.onShowEvents(show)}
            >
              Show events in history
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              leftSection={<IconTrash size={16} stroke={1.5} />}
              onClick={() => void perform('show.delete', { id }, 'the show wasn’t deleted')}
            >
              Delete this show
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
