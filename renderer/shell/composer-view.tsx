import { Splitter } from '@mantine/core';
import type { Dispatch } from 'react';
import { buildRequest } from '#app/exchange/request.ts';
import { sendProblems } from '#app/exchange/send-problems.ts';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import { Composer } from '#renderer/features/composer/composer.tsx';
import { Response } from '#renderer/features/response/response.tsx';
import styles from './composer-view.module.css';
import { TabStrip } from './tabs/tab-strip.tsx';
import { tabInFront } from './tabs/tabs-state.ts';
import type { Actions } from './use-actions.ts';
import { useHistoryCheck } from './use-history-check.ts';
import { environmentInUse, type WorkbenchAction, type WorkbenchState } from './workbench-state.ts';

type ComposerViewProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly visitors: readonly Continuation[];
};

/** The composer above, what came back below. */
export function ComposerView({ state, dispatch, actions, visitors }: ComposerViewProps) {
  const { selection, historyTotal } = state;
  const tab = tabInFront(state.tabs);
  const { draft, send, composerTab } = tab;
  const environment = environmentInUse(state);
  const historyWarnings = useHistoryCheck(draft, selection);
  return (
    <div className={styles['view']}>
      <TabStrip
        tabs={state.tabs.open}
        activeId={tab.id}
        onShow={(id) => dispatch({ type: 'tab-shown', id })}
        onClose={actions.closeTab}
        onNew={actions.newEvent}
      />
      <Splitter orientation="vertical" lineSize={1} handleColor="var(--t-line)" className={styles['split'] ?? ''}>
        <Splitter.Pane defaultSize={58} min={24}>
          <Composer
            key={tab.id}
            draft={draft}
            environment={environment}
            reading={buildRequest(draft, environment, selection.siteKey)}
            problems={[...sendProblems(draft, environment, selection.siteKey), ...historyWarnings]}
            visitor={visitors.find(({ customerKey }) => customerKey === draft.customerKey) ?? null}
            sendingSince={send.kind === 'sending' ? send.since : null}
            tab={composerTab}
            onTab={(shown) => dispatch({ type: 'composer-tab-shown', tab: shown })}
            onChange={(changed) => dispatch({ type: 'draft-changed', draft: changed })}
            onSend={actions.send}
            onCancel={actions.cancel}
          />
        </Splitter.Pane>
        <Splitter.Pane defaultSize={42} min={16}>
          <Response
            state={send}
            newcomer={historyTotal === 0}
            onNext={actions.next}
            onNothingThere={(exchange) =>
              dispatch({ type: 'monitoring-explained', question: { exchange, asks: 'nothing-there' } })
            }
            onCopy={actions.copy}
            onContinue={actions.continueFrom}
            onAddEnvironment={() => dispatch({ type: 'dialog-shown', dialog: 'environments' })}
          />
        </Splitter.Pane>
      </Splitter>
    </div>
  );
}
