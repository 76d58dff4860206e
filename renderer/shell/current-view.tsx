import { type Dispatch, Suspense } from 'react';
import type { Continuation } from '#app/customers/customer-index.ts';
import { profileOf, withProfile } from '#app/customers/customer-profile.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { historyActions } from '#renderer/features/history/actions.ts';
import type { LibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { loadPresenter } from '#renderer/features/storyboards/presenter-loader.tsx';
import { withStoryboards } from '#renderer/features/storyboards/with-storyboards.ts';
import { templateActions } from '#renderer/features/templates/actions.ts';
import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { historyRunActions } from '#renderer/state/set-up-run.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { lazyPart } from '#renderer/ui/load-part.ts';
import { say } from '#renderer/ui/notices.tsx';
import { TouchpointMapContext } from '#renderer/ui/touchpoint-map.ts';
import { ComposerView } from './composer-view.tsx';
import { PartBoundary } from './crash/part-boundary.tsx';
import type { Actions } from './use-actions.ts';

// Loaded when first opened: the window starts with the composer.
const GuideView = lazyPart(async () => (await import('#renderer/features/guide/guide-view.tsx')).GuideView);
const History = lazyPart(async () => (await import('#renderer/features/history/history.tsx')).History);
const RunsView = lazyPart(async () => (await import('#renderer/features/runs/runs-view.tsx')).RunsView);
const Templates = lazyPart(async () => (await import('#renderer/features/templates/templates.tsx')).Templates);
const StoryboardsView = lazyPart(async () => {
  // The presenter comes with the list: Space may follow Present at once.
  const presenter = loadPresenter();
  const view = (await import('#renderer/features/storyboards/storyboards-view.tsx')).StoryboardsView;
  await presenter;
  return view;
});
const Customers = lazyPart(async () => (await import('#renderer/features/customers/customers.tsx')).Customers);

type CurrentViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
  readonly continuation: Continuation | null;
};

/** What fills the window beside the side bar. */
export function CurrentView(props: CurrentViewProps) {
  const { view, tabs } = props.state;
  return (
    <PartBoundary about={`${view} ${tabs.activeId}`}>
      <Suspense fallback={null}>
        <View {...props} />
      </Suspense>
    </PartBoundary>
  );
}

function View({ state, dispatch, actions, library, continuation }: CurrentViewProps) {
  const compose = () => dispatch({ type: 'view-shown', view: 'composer' });
  switch (state.view) {
    case 'composer':
      return (
        <TouchpointMapContext value={state.workspace.touchpoints}>
          <ComposerView
            state={state}
            dispatch={dispatch}
            actions={actions}
            library={library}
            continuation={continuation}
          />
        </TouchpointMapContext>
      );
    case 'templates':
      return (
        <Templates
          templates={allTemplates(state)}
          onUse={actions.beginWith}
          onNew={actions.newTemplate}
          {...templateActions(state, dispatch, library)}
        />
      );
    case 'storyboards':
      return (
        <StoryboardsView
          state={state}
          dispatch={dispatch}
          library={library}
          onOpenExchange={(id) => void actions.openExchange(id)}
        />
      );
    case 'runs':
      return (
        <RunsView
          state={state}
          dispatch={dispatch}
          onOpenExchange={actions.openExchange}
          onOtherPlace={(otherPlace) => void actions.saveSettings({ otherPlace })}
        />
      );
    case 'history':
      return (
        <History
          query={state.historyQuery}
          environments={state.environments}
          storyboards={new Map(allStoryboards(state).map(({ id, title }) => [id, title]))}
          searches={{
            own: state.settings.searches,
            onOpen: actions.openSearch,
            onSave: (query) => dispatch({ type: 'dialog-shown', dialog: { kind: 'save-search', query } }),
            onEdit: () => dispatch({ type: 'dialog-shown', dialog: { kind: 'saved-searches' } }),
          }}
          on={{
            onQuery: (query) => dispatch({ type: 'history-queried', query }),
            onOpen: actions.openExchange,
            onSendAgain: actions.sendAgain,
            onMonitoring: actions.monitor,
            ...historyRunActions(state, dispatch),
            onOpenRun: (runId) => dispatch({ type: 'runs-shown', place: { kind: 'run', runId } }),
            onCompose: compose,
            onCopy: (text, what, ...keys) => void actions.copy(text, what, { keys }),
            onSay: say,
            onMakeStoryboard: (ids) => void withStoryboards(state, dispatch, (on) => void on.onMakeFromHistory(ids)),
            ...historyActions,
          }}
        />
      );
    case 'guide':
      return <GuideView place={state.guidePlace} dispatch={dispatch} />;
    case 'customers':
      return (
        <Customers
          profileOf={(customerKey) => profileOf(state.workspace, customerKey)}
          onProfile={(customerKey, change) =>
            dispatch({
              type: 'workspace-edited',
              edit: (now) => withProfile(now, { ...profileOf(now, customerKey), ...change }),
            })
          }
          onContinueAs={actions.continueAt}
          onShowEvents={(customerKey) => {
            dispatch({ type: 'history-queried', query: { ...wholeHistory, customerKey } });
            dispatch({ type: 'view-shown', view: 'history' });
          }}
          onErase={(customerKey) => dispatch({ type: 'dialog-shown', dialog: { kind: 'erase-customer', customerKey } })}
          onOpen={actions.openExchange}
          onCompose={compose}
        />
      );
  }
}
