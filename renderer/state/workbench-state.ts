import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { SavedTab } from '#app/event/tab.ts';
import type { PlacedTid, TidUse } from '#app/exchange/tid-rule.ts';
import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { Catalogue } from '#app/library/catalogue.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { Template } from '#app/templates/template.ts';
import type { Asking, Exporting, MonitoringQuestion, Naming } from './asked.ts';
import { noPresentation, type PresentationAction, type PresentationState } from './presentation-state.ts';
import { noRuns, type RunsAction, type RunsState } from './runs-state.ts';
import type { SendRequest, TidQuestion } from './send-request.ts';
import { openTabs, type Tabs, type TabsAction, withUnderWay } from './tabs-state.ts';
import { type Changes, type EnvironmentStep, noChanges } from './undo.ts';

export type View = 'composer' | 'templates' | 'storyboards' | 'runs' | 'history' | 'customers' | 'guide';

export type Dialog = 'environments' | 'settings' | 'storage' | 'network' | 'practice' | 'keys' | 'trash' | 'palette';

/** What the window shows. Main owns all of it that lasts; this may vanish. */
export type WorkbenchState = {
  readonly environments: readonly Environment[];
  readonly selection: Selection;
  /** The guarded environment of the last start, until the person chose one in this one. */
  readonly goBackTo: Selection | null;
  readonly settings: Settings;
  /** Null until main knows. */
  readonly historyTotal: number | null;
  /** The events that were under way when the window opened: it was loaded again meanwhile. */
  readonly underWayAtOpening: Output<'session.open'>['underWay'];
  /** What the person looks for in the history. */
  readonly historyQuery: HistoryQuery;
  readonly view: View;
  readonly runs: RunsState;
  /** Where the guide is open, also while something else is shown. */
  readonly guidePlace: string;
  readonly dialog: Dialog | null;
  /** The side bar of a wide window. */
  readonly libraryOpen: boolean;
  /** The same, as a drawer, under 800 px of width. */
  readonly drawerOpen: boolean;
  /** The event that waits for a yes, on a guarded environment. */
  readonly confirming: SendRequest | null;
  /** Where TIDs that were pasted are from, which no history knows yet, by TID. */
  readonly pastedTids: Readonly<Record<string, TidUse>>;
  /** The event that waits for a word on its TID. */
  readonly tidQuestion: TidQuestion | null;
  /** The event whose place in Monitoring is being explained. */
  readonly explaining: MonitoringQuestion | null;
  /** The customer whose data may be erased, while the person thinks about it. */
  readonly erasing: string | null;
  /** The questions of an event that wait for answers before it is sent. */
  readonly asking: Asking | null;
  /** What was answered in this session, by question, to be offered again. It is never saved. */
  readonly answered: Readonly<Record<string, string>>;
  /** What was allowed in this session, where an environment asks once. */
  readonly allowed: readonly string[];
  /** What is about to get a name: a tab's event to be saved, or a folder. */
  readonly naming: Naming | null;
  /** The template that is being made or changed. */
  readonly editingTemplate: Template | null;
  /** Which step of the tour is shown; null while nobody asked for it. */
  readonly tourStep: number | null;
  /** What is about to be written to a file. */
  readonly exporting: Exporting | null;
  /** What the import begins with, a text or a file; null while nobody imports. */
  readonly importing: string | File | null;
  readonly presentation: PresentationState;
  readonly workspace: Workspace;
  /** What can be taken back and done again. */
  readonly changes: Changes;
  readonly catalogue: Catalogue;
  readonly tabs: Tabs;
};

export type WorkbenchAction =
  | TabsAction
  | RunsAction
  | PresentationAction
  | { readonly type: 'confirmation-asked'; readonly confirming: SendRequest | null }
  | { readonly type: 'tids-learnt'; readonly tids: readonly PlacedTid[] }
  | { readonly type: 'tid-asked'; readonly question: TidQuestion | null }
  | { readonly type: 'monitoring-explained'; readonly question: MonitoringQuestion | null }
  | { readonly type: 'erasing-asked'; readonly customerKey: string | null }
  /** The open events as they are without a customer; whatever else the window remembers of them goes. */
  | {
      readonly type: 'customer-erased';
      readonly tabs: readonly SavedTab[];
      readonly activeTabId: string | null;
      readonly freshId: string;
      readonly workspace: Workspace;
      readonly catalogue: Catalogue;
    }
  /** A change that is worked out on what is there when it arrives, so that two at once both count. */
  | {
      readonly type: 'workspace-edited';
      readonly edit: (workspace: Workspace) => Workspace;
      /** Where a notice or something else takes exactly this change back. */
      readonly changeId?: string;
      /** Those that came with it, in main already. */
      readonly environments?: EnvironmentStep;
    }
  /** What is noted by the way, such as when a request was used. It cannot be taken back. */
  | { readonly type: 'workspace-noted'; readonly edit: (workspace: Workspace) => Workspace }
  /** Things of the trash go for good, and no step brings them back. */
  | { readonly type: 'trash-emptied'; readonly ids: readonly string[] }
  | { readonly type: 'catalogue-learnt'; readonly catalogue: Catalogue }
  /** A change is taken back (`before`) or made again (`after`). */
  | { readonly type: 'change-settled'; readonly id: string; readonly to: 'before' | 'after' }
  | { readonly type: 'questions-asked'; readonly asking: Asking | null }
  | { readonly type: 'questions-answered'; readonly answers: Readonly<Record<string, string>> }
  | { readonly type: 'environment-allowed'; readonly allowance: string }
  | { readonly type: 'naming-asked'; readonly naming: Naming | null }
  | { readonly type: 'palette-closed' }
  | { readonly type: 'tour-shown'; readonly step: number | null }
  | { readonly type: 'exporting'; readonly exporting: Exporting | null }
  | { readonly type: 'importing'; readonly importing: string | File | null }
  /** An import is done that began with `of`. */
  | { readonly type: 'import-done'; readonly of: string | File | null }
  | { readonly type: 'template-edited'; readonly template: Template | null }
  | { readonly type: 'selected'; readonly selection: Selection }
  | { readonly type: 'environments-changed'; readonly environments: readonly Environment[] }
  | { readonly type: 'settings-changed'; readonly settings: Settings }
  | { readonly type: 'history-queried'; readonly query: HistoryQuery }
  | { readonly type: 'history-counted'; readonly total: number | null }
  | { readonly type: 'view-shown'; readonly view: View }
  | { readonly type: 'guide-turned'; readonly place: string }
  | { readonly type: 'dialog-shown'; readonly dialog: Dialog | null }
  | { readonly type: 'library-toggled' }
  | { readonly type: 'drawer-toggled' };

/** The window as it opens: the events that were open, or the sample event, ready to be sent. */
export function openWorkbench(session: Output<'session.open'>): WorkbenchState {
  return {
    environments: session.environments,
    selection: session.selection,
    goBackTo: session.goBackTo,
    settings: session.settings,
    historyTotal: session.historyCount,
    historyQuery: wholeHistory,
    view: 'composer',
    runs: noRuns,
    guidePlace: '',
    dialog: null,
    libraryOpen: true,
    drawerOpen: false,
    confirming: null,
    pastedTids: {},
    tidQuestion: null,
    explaining: null,
    erasing: null,
    asking: null,
    answered: {},
    allowed: [],
    naming: null,
    editingTemplate: null,
    tourStep: null,
    exporting: null,
    importing: null,
    presentation: noPresentation,
    workspace: session.workspace,
    changes: noChanges,
    catalogue: session.catalogue,
    tabs: withUnderWay(openTabs(session.tabs, session.activeTabId, crypto.randomUUID()), session.underWay),
    underWayAtOpening: session.underWay,
  };
}
