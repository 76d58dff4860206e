import { useEffect, useEffectEvent, useState } from 'react';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { currentStep, isMidway } from '#app/storyboards/presentation.ts';
import type { usePresentation } from './use-presentation.ts';

type Asked = Pick<ReturnType<typeof usePresentation>, 'presentation' | 'startOver' | 'hold' | 'togglePlaying'> & {
  readonly environment: Environment;
  /** It was begun to go on without Next. */
  readonly startsPlaying: boolean;
  /** Something else covers the presenter. */
  readonly isCovered: boolean;
};

/** What is asked in the middle of a presentation. Nothing is fired behind a question, nor behind what covers it. */
export function usePresenterQuestions(asked: Asked) {
  const { presentation, startOver, hold, togglePlaying, environment, startsPlaying, isCovered } = asked;
  const [question, setQuestion] = useState<'start-over' | 'play' | null>(null);
  // Whoever chose to press Next for each event is asked before the others go without.
  const [mayPlay, setMayPlay] = useState(startsPlaying || environment.id === practiceId);
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
      setMayPlay(true);
      togglePlaying();
    },
    askToPlay: () => {
      if (presentation.isPlaying || mayPlay || currentStep(presentation) === null) togglePlaying();
      else setQuestion('play');
    },
  };
}
