import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

export type View = 'composer' | 'templates' | 'storyboards' | 'runs' | 'history' | 'customers' | 'guide';

/** What is shown in the frame of the window. */
export type ViewState = {
  readonly view: View;
  /** Where the guide is open, also while something else is shown. */
  readonly guidePlace: string;
  /** The side bar of a wide window. */
  readonly libraryOpen: boolean;
  /** The same, as a drawer, under 800 px of width. */
  readonly drawerOpen: boolean;
  /** Whether the response is shown beside the event. */
  readonly responseOpen: boolean;
  /** Which step of the tour is shown; null while it is closed. */
  readonly tourStep: number | null;
};

export type ViewAction =
  | { readonly type: 'view-shown'; readonly view: View }
  | { readonly type: 'guide-turned'; readonly place: string }
  | { readonly type: 'tour-shown'; readonly step: number | null }
  | { readonly type: 'library-toggled' }
  | { readonly type: 'drawer-toggled' }
  | { readonly type: 'response-toggled'; readonly isOpen: boolean };

export const firstView: ViewState = {
  view: 'composer',
  guidePlace: '',
  libraryOpen: true,
  drawerOpen: false,
  responseOpen: true,
  tourStep: null,
};

/** What is shown after something happened: also where that brings another view to the front. */
export function reduceView(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'view-shown':
      return { ...state, view: action.view, drawerOpen: false };
    case 'storyboard-chosen':
      return { ...state, view: 'storyboards', drawerOpen: false };
    case 'runs-shown':
    case 'run-set-up':
      return { ...state, view: 'runs', drawerOpen: false };
    case 'run-started':
      return action.setUp === state.runs.setUps ? { ...state, view: 'runs', drawerOpen: false } : state;
    case 'guide-turned':
      return { ...state, guidePlace: action.place };
    case 'tour-shown':
      return { ...state, tourStep: action.step, view: action.step === null ? state.view : 'composer' };
    case 'library-toggled':
      return { ...state, libraryOpen: !state.libraryOpen };
    case 'drawer-toggled':
      return { ...state, drawerOpen: !state.drawerOpen };
    case 'response-toggled':
      return { ...state, responseOpen: action.isOpen };
    case 'send-changed':
      return state.responseOpen || !bringsResponse(state, action) ? state : { ...state, responseOpen: true };
    case 'exchange-opened':
      return { ...state, view: 'composer', responseOpen: true, drawerOpen: false };
    default:
      return bringsToFront(action) ? { ...state, view: 'composer', drawerOpen: false } : state;
  }
}

/** The event in front is being sent, or could not be: the person waits for the result. */
function bringsResponse(
  { tabs }: WorkbenchState,
  { tabId, send }: Extract<WorkbenchAction, { readonly type: 'send-changed' }>,
): boolean {
  return tabId === tabs.activeId && (send.kind === 'sending' || send.kind === 'refused');
}

/** Whether the tab that an action is about is one that the person wants to see now. */
function bringsToFront({ type }: WorkbenchAction): boolean {
  return [
    'tab-opened',
    'tab-shown',
    'tab-reopened',
    'tab-stepped',
    'exchange-opened',
    'request-opened',
    'step-opened',
  ].includes(type);
}
