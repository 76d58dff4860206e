import type { Dispatch } from 'react';
import { wholeHistory } from '#app/exchange/history-query.ts';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import { History } from '#renderer/features/history/history.tsx';
import { Visitors } from '#renderer/features/visitors/visitors.tsx';
import { ComposerView } from './composer-view.tsx';
import { historyActions } from './history-actions.ts';
import { say } from './notices.tsx';
import type { Actions } from './use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

type CurrentViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly visitors: readonly Continuation[];
};

/** What fills the window beside the side bar. */
export function CurrentView({ state, dispatch, actions, visitors }: CurrentViewProps) {
  const compose = () => dispatch({ type: 'view-shown', view: 'composer' });
  switch (state.view) {
    case 'composer':
      return <ComposerView state={state} dispatch={dispatch} actions={actions} visitors={visitors} />;
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
