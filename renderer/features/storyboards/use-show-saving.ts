import { useRef } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { type ShowUnderWay, saveShow } from '#app/storyboards/show-under-way.ts';
import { perform } from '#renderer/ask.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';

/** Saves a show at each step, so that it can go on after a kill or a crash. */
export function useShowSaving(setup: PresentationSetup, environment: Environment) {
  const saved = useRef<ShowUnderWay | null>(null);
  const isOver = useRef(false);
  return {
    /** Resolves when it was saved, or couldn’t be: false where the show is over. */
    save: async (presentation: Presentation): Promise<boolean> => {
      const fresh = saveShow(presentation, { ...setup, environment }, new Date().toISOString());
      const last = saved.current;
      // An event that is still under way is looked for from when it was fired.
      const show = last !== null && isStillUnderWay(fresh, last) ? { ...fresh, savedAt: last.savedAt } : fresh;
      if (!isOver.current && contentOf(show) !== contentOf(last)) {
        saved.current = show;
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

function isStillUnderWay({ draw, underWay }: ShowUnderWay, last: ShowUnderWay): boolean {
  return underWay !== null && underWay.stepId === last.underWay?.stepId && draw.seed === last.draw.seed;
}

function contentOf(show: ShowUnderWay | null): string {
  return JSON.stringify({ ...show, savedAt: null });
}
