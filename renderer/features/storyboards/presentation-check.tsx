import { Button, Modal, Text } from '@mantine/core';
import { formatCount } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { PresentationSetup, PresentationToCheck } from '#renderer/state/presentation-state.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { QuestionsDialog } from '#renderer/ui/questions-dialog.tsx';

type PresentationCheckProps = {
  readonly toCheck: PresentationToCheck;
  readonly state: WorkbenchState;
  readonly onChange: (toCheck: PresentationToCheck | null) => void;
  readonly onEnter: (setup: PresentationSetup) => void;
};

/** What is asked before a storyboard is shown: once, and not again in the middle of the story. */
export function PresentationCheck({ toCheck, state, onChange, onEnter }: PresentationCheckProps) {
  const { setup, questions, needsYes } = toCheck;
  const environment = environmentInUse({ ...state, selection: setup.selection });
  const events = setup.storyboard.steps.filter(({ kind }) => kind === 'event').length;

  function answer(answers: PresentationSetup['answers']) {
    const answered = { ...setup, answers };
    if (needsYes) onChange({ setup: answered, questions: [], needsYes });
    else onEnter(answered);
  }

  if (questions.length > 0)
    return (
      <QuestionsDialog questions={questions} before={state.answered} onAnswer={answer} onClose={() => onChange(null)} />
    );
  return (
    <Modal
      opened
      onClose={() => onChange(null)}
      title={`${setup.startsPlaying ? 'Play' : 'Present'} on ${environment.name}?`}
      size="md"
    >
      <Text>
        {environment.askBeforeSending && 'Events sent from here reach real customers. '}
        {setup.storyboard.title} has {formatCount(events, 'event')}.{' '}
        {setup.startsPlaying
          ? `Tidings sends them to ${environment.name} one after another, without waiting for Next.`
          : 'Each is sent when you press Next. Tidings won’t ask again until you leave.'}
      </Text>
      <DialogFoot>
        <Button data-autofocus onClick={() => onChange(null)}>
          Don’t present
        </Button>
        <Button
          variant="filled"
          style={{ background: `var(--t-fill-${environment.colour})` }}
          onClick={onFirstClick(() => onEnter({ ...setup, confirmed: true }))}
        >
          Present on {environment.name}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
