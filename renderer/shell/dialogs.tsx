import { type Dispatch, Suspense } from 'react';
import { formatCount } from '#app/quantity.ts';
import { call } from '#renderer/bridge.ts';
import { ConfirmSend } from './confirm-send.tsx';
import { keyList } from './keys.ts';
import { Later } from './later.tsx';
import {
  EnvironmentsDialog,
  ForgetCustomer,
  LibraryDialogs,
  MonitoringHelp,
  PracticeMonitor,
  SettingsDialog,
} from './lazy-parts.ts';
import type { LibraryActions } from './library-actions.ts';
import { say, sayWithUndo } from './notices.tsx';
import { prepareOutgoing } from './prepare-tab.ts';
import { environmentInUse, selectEnvironment } from './selection.ts';
import { tabInFront } from './tabs/tabs-state.ts';
import type { Actions } from './use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

type DialogsProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/** Those with a dialog name of their own. */
const settingsTabs = ['storage', 'network', 'keys'] as const;

/** Everything that can stand in front of the window, one at a time. */
export function Dialogs({ state, dispatch, actions, library }: DialogsProps) {
  const close = () => dispatch({ type: 'dialog-shown', dialog: null });
  const settingsTab = settingsTabs.find((tab) => tab === state.dialog) ?? 'general';
  const inSettings = state.dialog === 'settings' || settingsTab !== 'general';
  return (
    <>
      <Later wanted={state.dialog === 'environments'}>
        <EnvironmentsDialog
          opened={state.dialog === 'environments'}
          environments={state.environments}
          currentId={state.selection.environmentId}
          variables={state.workspace.variables}
          onVariables={(variables) => library.change({ ...state.workspace, variables })}
          onClose={close}
          onSaved={(environments, saved, tid) => {
            dispatch({ type: 'environments-changed', environments });
            if (tid !== null) dispatch({ type: 'draft-changed', draft: { ...tabInFront(state.tabs).draft, tid } });
            if (saved.id !== state.selection.environmentId) actions.select(selectEnvironment(saved, ''));
            say(`${saved.name} is saved and selected.`);
          }}
          onDeleted={(environments, deleted) => {
            dispatch({ type: 'environments-changed', environments });
            sayWithUndo(`${deleted.name} is deleted. The history keeps what was sent there.`, async () => {
              const answer = await call('environment.save', { environment: deleted });
              if (answer.kind === 'saved')
                dispatch({ type: 'environments-changed', environments: answer.environments });
              else say(`${deleted.name} could not be brought back.`, 'problem');
            });
          }}
        />
      </Later>
      <Later wanted={inSettings}>
        <SettingsDialog
          opened={inSettings}
          tab={settingsTab}
          settings={state.settings}
          keys={keyList}
          onTab={(tab) => dispatch({ type: 'dialog-shown', dialog: tab === 'general' ? 'settings' : tab })}
          onChange={actions.saveSettings}
          onClose={close}
        />
      </Later>
      {state.forgetting !== null && (
        <Suspense fallback={null}>
          <ForgetCustomer
            customerKey={state.forgetting}
            onClose={() => dispatch({ type: 'forgetting-asked', customerKey: null })}
            onForgotten={(customerKey, { tabs, activeTabId, workspace, catalogue, exchanges, otherFiles, says }) => {
              dispatch({
                type: 'customer-forgotten',
                tabs,
                activeTabId,
                workspace,
                catalogue,
                freshId: crypto.randomUUID(),
              });
              say(
                says === null
                  ? `${customerKey} is forgotten: ${formatCount(exchanges, 'event')} removed, ${formatCount(otherFiles, 'file')} of backups cleaned.`
                  : `${customerKey} is not wholly forgotten. ${says} Put that right, then forget them again.`,
                says === null ? 'info' : 'problem',
              );
            }}
          />
        </Suspense>
      )}
      <Later wanted={state.dialog === 'practice'}>
        <PracticeMonitor opened={state.dialog === 'practice'} onClose={close} />
      </Later>
      <Later wanted={state.explaining !== null}>
        <MonitoringHelp
          question={state.explaining}
          customerKeyName={
            state.environments.find(({ id }) => id === state.explaining?.exchange.environment.id)?.customerKeyName ?? ''
          }
          onCopy={actions.copy}
          onClose={() => dispatch({ type: 'monitoring-explained', question: null })}
        />
      </Later>
      <ConfirmSend
        environment={environmentInUse(state)}
        draft={
          state.confirming === null ? null : prepareOutgoing(state, state.confirming, environmentInUse(state)).draft
        }
        onConfirm={actions.confirm}
        onClose={() => dispatch({ type: 'confirmation-asked', confirming: null })}
      />
      <Later wanted={asksOfLibrary(state)}>
        <LibraryDialogs state={state} dispatch={dispatch} actions={actions} library={library} />
      </Later>
    </>
  );
}

function asksOfLibrary({ dialog, naming, asking, editingTemplate, exporting, importing }: WorkbenchState): boolean {
  return dialog === 'trash' || [naming, asking, editingTemplate, exporting, importing].some((asked) => asked !== null);
}
