import { Tour as MantineTour } from '@mantine/core';

type TourProps = {
  /** The step that is shown; null while the tour is closed. */
  readonly step: number | null;
  readonly onStep: (step: number | null) => void;
};

const steps = [
  {
    target: '#uri',
    title: 'Say what happened',
    body: 'The URI names the touchpoint that the customer was at. Below stand who they are and what else is known.',
  },
  {
    target: '#send',
    title: 'Send it',
    body: 'On Practice nothing leaves this computer. What comes back is told in one sentence, with the customer’s TID.',
  },
  {
    target: '#library',
    title: 'Find it again',
    body: 'Save an event to use it again, begin with a template, or look up all that was sent in the history.',
  },
] as const;

/** An optional tour of the window in three steps. */
export function Tour({ step, onStep }: TourProps) {
  return (
    <MantineTour active={step !== null} step={step ?? 0} onStepChange={onStep} onClose={() => onStep(null)}>
      {steps.map(({ target, title, body }) => (
        <MantineTour.Step key={target} target={target} title={title}>
          {body}
        </MantineTour.Step>
      ))}
    </MantineTour>
  );
}
