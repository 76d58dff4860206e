import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { WorkbenchAction } from './workbench-state.ts';

/** What is shown, where its events go, and what was said before it began. */
export type PresentationSetup = {
  readonly storyboard: Storyboard;
  readonly selection: Selection;
  readonly startsPlaying: boolean;
  readonly startsWithRemote: boolean;
  readonly startsWithAudience?: boolean;
  /** The environment that Practice stands in for: its variables have their values there, too. Absent where none is practised for. */
  readonly practisesFor?: Environment;
  /** What the person answered to the questions of its events. */
  readonly answers: Readonly<Record<string, string>>;
  /** They said yes, where the environment asks before sending. */
  readonly confirmed: boolean;
  /** Where it goes on from, after it was broken off; absent where it begins. */
  readonly resumed?: Presentation;
};

/** What the window knows of storyboards and of who looks on. */
export type PresentationState = {
  /** The storyboard that is looked at; null for the first. */
  readonly storyboardId: string | null;
  /** The storyboard that is being presented, in the place of the whole window. */
  readonly setup: PresentationSetup | null;
  /** Somebody looks on: customer keys are masked. Off again at each start. */
  readonly isPresenting: boolean;
};

/** A presentation that waits for answers, then for a yes where its environment asks before sending. */
export type PresentationToCheck = {
  readonly setup: PresentationSetup;
  readonly questions: readonly string[];
  readonly needsYes: boolean;
};

export type PresentationAction =
  | { readonly type: 'storyboard-chosen'; readonly id: string }
  | { readonly type: 'presentation-changed'; readonly setup: PresentationSetup | null }
  | { readonly type: 'presenting-toggled' };

export const noPresentation: PresentationState = {
  storyboardId: null,
  setup: null,
  isPresenting: false,
};

export function reducePresentation(presentation: PresentationState, action: WorkbenchAction): PresentationState {
  switch (action.type) {
    case 'storyboard-chosen':
      return { ...presentation, storyboardId: action.id };
    case 'presentation-changed':
      return { ...presentation, setup: action.setup };
    case 'presenting-toggled':
      return { ...presentation, isPresenting: !presentation.isPresenting };
    case 'customer-erased':
      return { ...presentation, setup: null };
    default:
      return presentation;
  }
}
