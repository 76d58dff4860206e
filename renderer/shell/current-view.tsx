import type { Dispatch } from 'react';
import { wholeHistory } from '#app/exchange/history-query.ts';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import { History } from '#renderer/features/history/history.tsx';
import { Templates } from '#renderer/features/templates/templates.tsx';
import { Visitors } from '#renderer/features/visitors/visitors.tsx';
import { ComposerView } from './composer-view.tsx';
import { historyActions } from './history-actions.ts';
import type { LibraryActions } from './library-actions.ts';
import { say } from './notices.tsx';
import { allTemplates } from './prepare-tab.ts';
import { templateActions } from './template-actions.ts';
import type { Actions } from './use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

type CurrentViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
  readonly visitors: readonly Continuation[];
};

/** What fills the window beside the side bar. */
export function CurrentView({ state, dispatch, actions, library, visitors }: CurrentViewProps) {
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
          {...templateActions(state, dispatch)}
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
