import { type Dispatch, lazy, Suspense } from 'react';
import { wholeHistory } from '#app/exchange/history-query.ts';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import { ComposerView } from './composer-view.tsx';
import { historyActions } from './history-actions.ts';
import type { LibraryActions } from './library-actions.ts';
import { say } from './notices.tsx';
import { allTemplates } from './prepare-tab.ts';
import { templateActions } from './template-actions.ts';
import type { Actions } from './use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

// Loaded when first opened: the window starts with the composer.
const History = lazy(async () => ({ default: (await import('#renderer/features/history/history.tsx')).History }));
const Templates = lazy(async () => ({
  default: (await import('#renderer/features/templates/templates.tsx')).Templates,
}));
const Visitors = lazy(async () => ({ default: (await import('#renderer/features/visitors/visitors.tsx')).Visitors }));

type CurrentViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
  readonly visitors: readonly Continuation[];
};

/** What fills the window beside the side bar. */
export function CurrentView(props: CurrentViewProps) {
  return (
    <Suspense fallback={null}>
      <View {...props} />
    </Suspense>
  );
}

function View({ state, dispatch, actions, library, visitors }: CurrentViewProps) {
  const compose = () => dispatch({ type: 'view-shown', view: 'composer' });
  switch (state.view) {
    case 'composer':
      return <ComposerView state={state} dispatch={dispatch} actions={actions} library={library} visitors={visitors} />;
    case 'templates':
      return (
        <Templates
          templates={allTemplates(state)}
          onUse={actions.beginWith}
          onNew={actions.newTemplate}
          {...templateActions(state, dispatch, library.undo)}
        />
      );
    case 'history':
      return (
        <History
          query={state.historyQuery}
          environments={state.environments}
          onQuery={(query) => dispatch({ type: 'history-queried', query })}
          onOpen={actions.openExchange}
          onSendAgain={actions.sendAgain}
          onCompose={compose}
          onCopy={actions.copy}
          onSay={say}
          {...historyActions}
        />
      );
    case 'visitors':
      return (
        <Visitors
          onContinueAs={actions.continueAt}
          onShowEvents={(customerKey) => {
            dispatch({ type: 'history-queried', query: { ...wholeHistory, customerKey } });
            dispatch({ type: 'view-shown', view: 'history' });
          }}
          onForget={(customerKey) => dispatch({ type: 'forgetting-asked', customerKey })}
          onOpen={actions.openExchange}
          onCompose={compose}
        />
      );
  }
}
