import { Tour as MantineTour } from '@mantine/core';
import styles from './tour.module.css';

type TourProps = {
  /** The step that is shown; null while the tour is closed. */
  readonly step: number | null;
  readonly onStep: (step: number | null) => void;
};

const steps = [
  {
    target: '#uri',
    position: 'bottom',
    title: 'Say what happened',
    body: 'The URI names the Touchpoint the customer used. Below it, enter who they are and what else you know.',
  },
  {
    target: '#send',
    position: 'bottom',
    title: 'Send it',
    body: 'On Practice, nothing leaves this computer. You’ll see the result in one sentence, with the customer’s TID.',
  },
  {
    target: '#library',
    // It is as high as the window.
    position: 'right-start',
    title: 'Find it again',
    body: 'Save an event to reuse it, begin with a template, or find every event you’ve sent in the history.',
  },
] as const;

/** An optional tour of the window in three steps. */
export function Tour({ step, onStep }: TourProps) {
  return (
    <MantineTour
      active={step !== null}
      step={step ?? 0}
      onStepChange={onStep}
      onClose={() => onStep(null)}
      classNames={{ tooltip: styles['card'] ?? '' }}
    >
      {steps.map(({ target, position, title, body }) => (
        <MantineTour.Step key={target} target={target} position={position} title={title}>
          {body}
        </MantineTour.Step>
      ))}
    </MantineTour>
  );
}
