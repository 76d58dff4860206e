import { useRef } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { saveShow } from '#app/storyboards/show-under-way.ts';
import { perform } from '#renderer/ask.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';

/** Saves a show at each step, so that it can go on after a kill or a crash. */
export function useShowSaving(setup: PresentationSetup, environment: Environment) {
  const saved = useRef('');
  const isOver = useRef(false);
  return {
    /** Resolves when it was saved, or couldn’t be: false where the show is over. */
    save: async (presentation: Presentation): Promise<boolean> => {
      const show = saveShow(presentation, { ...setup, environment }, new Date().toISOString());
      const content = JSON.stringify({ ...show, savedAt: null });
      if (!isOver.current && content !== saved.current) {
        saved.current = content;
        await perform('show.save', { show }, 'this show can’t continue if Tidings closes');
      }
      return !isOver.current;
    },
    end: (): void => {
      isOver.current = true;
      void perform('show.end', {}, 'this show isn’t listed under Last shows');
    },
  };
}
