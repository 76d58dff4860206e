import { useEffect, useEffectEvent, useState } from 'react';
import { currentStep, isMidway } from '#app/storyboards/presentation.ts';
import type { usePresentation } from './use-presentation.ts';

type Asked = Pick<
  ReturnType<typeof usePresentation>,
  'presentation' | 'startOver' | 'hold' | 'togglePlaying' | 'allowPlaying'
> & {
  /** Something else covers the presenter. */
  readonly isCovered: boolean;
};

/** What is asked in the middle of a presentation. Nothing is fired behind a question, nor behind what covers it. */
export function usePresenterQuestions(asked: Asked) {
  const { presentation, startOver, hold, togglePlaying, allowPlaying, isCovered } = asked;
  const [question, setQuestion] = useState<'start-over' | 'play' | null>(null);
  const onCovered = useEffectEvent(hold);
  useEffect(() => {
    if (isCovered) onCovered();
  }, [isCovered]);

  const restart = () => {
    setQuestion(null);
    startOver();
  };
  return {
    question,
    close: () => setQuestion(null),
    restart,
    askStartOver: () => {
      if (!isMidway(presentation)) return restart();
      hold();
      setQuestion('start-over');
    },
    play: () => {
      setQuestion(null);
      allowPlaying();
    },
    /** Whoever chose to press Next for each event is asked before the others go without. */
    askToPlay: () => {
      if (presentation.mayPlay || presentation.isOnPractice || currentStep(presentation) === null) togglePlaying();
      else setQuestion('play');
    },
  };
}
