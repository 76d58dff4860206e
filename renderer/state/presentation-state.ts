import type { Selection } from '#app/settings/settings.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';

/** What is shown, where its events go, and what was said before it began. */
export type Stage = {
  readonly storyboard: Storyboard;
  readonly selection: Selection;
  readonly startsPlaying: boolean;
  readonly startsWithRemote: boolean;
  /** What the person answered to the questions of its events. */
  readonly answers: Readonly<Record<string, string>>;
  /** They said yes, where the environment asks before sending. */
  readonly confirmed: boolean;
};

/** What the window knows of storyboards and of who looks on. */
export type Shows = {
  /** The storyboard that is looked at; null for the first. */
  readonly storyboardId: string | null;
  /** What has to be asked before a storyboard is shown. */
  readonly staging: Staging | null;
  /** The storyboard that is being presented, in the place of the whole window. */
  readonly stage: Stage | null;
  /** Somebody looks on: customer keys are masked. Off again at each start. */
  readonly isPresenting: boolean;
};

/** A presentation that waits for answers, then for a yes where its environment asks before sending. */
export type Staging = { readonly stage: Stage; readonly questions: readonly string[]; readonly needsYes: boolean };

export type ShowsAction =
  | { readonly type: 'storyboard-chosen'; readonly id: string }
  | { readonly type: 'staging-changed'; readonly staging: Staging | null }
  | { readonly type: 'stage-changed'; readonly stage: Stage | null }
  | { readonly type: 'presenting-toggled' };

export const noShows: Shows = { storyboardId: null, staging: null, stage: null, isPresenting: false };

export function reduceShows(shows: Shows, action: ShowsAction): Shows {
  switch (action.type) {
    case 'storyboard-chosen':
      return { ...shows, storyboardId: action.id };
    case 'staging-changed':
      return { ...shows, staging: action.staging };
    case 'stage-changed':
      return { ...shows, staging: null, stage: action.stage };
    case 'presenting-toggled':
      return { ...shows, isPresenting: !shows.isPresenting };
  }
}
