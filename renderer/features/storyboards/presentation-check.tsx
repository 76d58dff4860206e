import type { PresentationSetup, PresentationToCheck } from '#renderer/state/presentation-state.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { QuestionsDialog } from '#renderer/ui/questions-dialog.tsx';
import { PresentQuestion } from './present-question.tsx';

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
    <PresentQuestion
      storyboard={setup.storyboard}
      environment={environment}
      plays={setup.startsPlaying}
      isOnPractice={setup.resumed?.isOnPractice === true}
      onClose={() => onChange(null)}
      onEnter={() => onEnter({ ...setup, confirmed: true })}
    />
  );
}
