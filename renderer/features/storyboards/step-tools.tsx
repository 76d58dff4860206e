import { Button } from '@mantine/core';
import { IconClockPause, IconNote, IconPlus } from '@tabler/icons-react';
import type { Step } from '#app/storyboards/storyboard.ts';
import { blankEventStep, createEventStep, createNoteStep, createPauseStep } from '#app/storyboards/storyboard-edit.ts';
import { AddEvent, type Eventful } from './add-event.tsx';
import styles from './steps.module.css';

type StepToolsProps = {
  /** The customer of a new event; null when the cast is empty. */
  readonly castId: string | null;
  readonly events: readonly Eventful[];
  readonly onAdd: (step: Step) => void;
};

/** Adds steps of each kind. */
export function StepTools({ castId, events, onAdd }: StepToolsProps) {
  const newId = () => crypto.randomUUID();
  const add = (Icon: typeof IconNote, label: string, step: () => Step) => (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon size={16} stroke={1.5} />}
      onClick={() => onAdd(step())}
    >
      {label}
    </Button>
  );
  function addEvent(event: Eventful) {
    // The customer of the step has a customer key already.
    const draft = castId === null ? event.draft : { ...event.draft, customerKey: '' };
    onAdd(createEventStep(newId(), event.name, draft, castId));
  }
  return (
    <div className={styles['adding']}>
      {add(IconPlus, 'Add event', () => blankEventStep(newId(), castId))}
      <AddEvent events={events} onAdd={addEvent} />
      {add(IconNote, 'Add note', () => createNoteStep(newId()))}
      {add(IconClockPause, 'Add pause', () => createPauseStep(newId()))}
    </div>
  );
}
