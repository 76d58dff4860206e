import { Button, Select } from '@mantine/core';
import { IconDeviceTv, IconDeviceTvOff } from '@tabler/icons-react';
import { use } from 'react';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { audienceMessage } from './audience-message.ts';
import { ElapsedTime } from './elapsed-time.tsx';
import styles from './presenter-aside.module.css';
import type { AudienceControl } from './use-audience.ts';

type PresenterAsideProps = {
  readonly presentation: Presentation;
  readonly audience: AudienceControl;
  /** When the presentation began, by `performance.now()`. */
  readonly began: number;
};

/** What only the presenter sees while there is an audience window: the clock, the next step, and where that window is. */
export function PresenterAside({ presentation, audience, began }: PresenterAsideProps) {
  const { text } = use(CustomersContext);
  const { storyboard, at } = presentation;
  const next = storyboard.steps[at + 1];
  const nextNote = next === undefined || next.kind === 'pause' ? '' : next.note;
  return (
    <aside className={styles['aside']} aria-label="For the presenter" data-uncovered>
      <p className={styles['clock']}>
        <ElapsedTime began={began} />
      </p>
      <section aria-label="Next step">
        <h2>Next step</h2>
        <p className={styles['title']}>{next === undefined ? 'The end' : text(next.title)}</p>
        {nextNote !== '' && <p className={styles['note']}>{text(nextNote)}</p>}
      </section>
      <AudiencePlace audience={audience} />
    </aside>
  );
}

function AudiencePlace({ audience: { state, isOpen, open } }: Pick<PresenterAsideProps, 'audience'>) {
  const others = state?.others ?? [];
  const Icon = isOpen ? IconDeviceTv : IconDeviceTvOff;
  return (
    <section aria-label="Audience window" data-trouble={(state !== null && isTrouble(state)) || undefined}>
      <h2>
        <Icon size={16} stroke={1.5} aria-hidden="true" /> Audience window
      </h2>
      <p role="status">{state === null ? '' : audienceMessage(state)}</p>
      {isOpen && (others.length > 1 || (others.length === 1 && state?.place === 'window')) && (
        <Select
          label="Audience display"
          placeholder="Choose a display"
          data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={state?.display === null || state === null ? null : String(state.display.id)}
          onChange={(id) => id !== null && open(Number(id))}
        />
      )}
      {state !== null && !isOpen && <Button onClick={() => open(null)}>Open it again</Button>}
    </section>
  );
}

function isTrouble({ place, why }: NonNullable<AudienceControl['state']>): boolean {
  return place === 'closed' || why === 'unplugged';
}
