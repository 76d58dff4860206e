import type { SavedTab } from '#app/event/tab.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { Catalogue } from '#app/library/catalogue.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Dialog, DialogAction } from './dialog.ts';
import type { EnvironmentsAction, EnvironmentsState } from './environments-state.ts';
import type { ExchangeAction, ExchangeState } from './exchange-state.ts';
import type { HistoryAction, HistoryState } from './history-state.ts';
import type { LibraryAction, LibraryState } from './library-state.ts';
import { noPresentation, type PresentationAction, type PresentationState } from './presentation-state.ts';
import { noRuns, type RunsAction, type RunsState } from './runs-state.ts';
import { openTabs, type Tabs, type TabsAction, tabInFront, withUnderWay } from './tabs-state.ts';
import { noChanges } from './undo.ts';
import { firstView, type ViewAction, type ViewState } from './view-state.ts';

/** What the window shows. Main owns all of it that lasts; this may vanish. */
export type WorkbenchState = EnvironmentsState &
  ExchangeState &
  HistoryState &
  LibraryState &
  ViewState & {
    readonly tabs: Tabs;
    readonly runs: RunsState;
    readonly presentation: PresentationState;
    /** What is in front of the window; the last one was opened last. */
    readonly dialogs: readonly Dialog[];
  };

export type WorkbenchAction =
  | TabsAction
  | EnvironmentsAction
  | ExchangeAction
  | HistoryAction
  | LibraryAction
  | ViewAction
  | RunsAction
  | PresentationAction
  | DialogAction
  /** The open events as they are without a customer; whatever else the window remembers of them goes. */
  | {
      readonly type: 'customer-erased';
      readonly tabs: readonly SavedTab[];
      readonly activeTabId: string | null;
      readonly freshId: string;
      readonly workspace: Workspace;
      readonly catalogue: Catalogue;
    };

/** The window as it opens: the events that were open, or the sample event, ready to be sent. */
export function openWorkbench(session: Output<'session.open'>): WorkbenchState {
  return {
    ...firstView,
    environments: session.environments,
    selection: session.selection,
    goBackTo: session.goBackTo,
    allowed: [],
    settings: session.settings,
    historyTotal: session.historyCount,
    historyQuery: wholeHistory,
    underWayAtOpening: session.underWay,
    pastedTids: {},
    tidOffer: null,
    answered: {},
    workspace: session.workspace,
    changes: noChanges,
    catalogue: session.catalogue,
    tabs: withUnderWay(openTabs(session.tabs, session.activeTabId, crypto.randomUUID()), session.underWay),
    runs: noRuns,
    presentation: noPresentation,
    dialogs: [],
  };
}

/**
 * Whether the difference between two states is only what is typed in the event in front. What is around the event then shows
 * the same, and isn't rendered again with each letter.
 */
export function differsOnlyInTyping(before: WorkbenchState, after: WorkbenchState): boolean {
  const [old, front] = [tabInFront(before.tabs), tabInFront(after.tabs)];
  if (old.id !== front.id || old.requestId !== front.requestId || old.draft.tid !== front.draft.tid) return false;
  return Object.entries({ ...before, tabs: after.tabs, changes: after.changes }).every(
    ([name, value]) => value === Reflect.get(after, name),
  );
}
