import type { Dispatch } from 'react';
import { formatCount } from '#app/quantity.ts';
import { call } from '#renderer/bridge.ts';
import { EnvironmentsDialog } from '#renderer/features/environments/environments-dialog.tsx';
import { PracticeMonitor } from '#renderer/features/practice/practice-monitor.tsx';
import { MonitoringHelp } from '#renderer/features/response/monitoring-help.tsx';
import { SettingsDialog } from '#renderer/features/settings/settings-dialog.tsx';
import { ForgetCustomer } from '#renderer/features/visitors/forget-customer.tsx';
import { ConfirmSend } from './confirm-send.tsx';
import { keyList } from './keys.ts';
import type { LibraryActions } from './library-actions.ts';
import { LibraryDialogs } from './library-dialogs.tsx';
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

/** Everything that can stand in front of the window, one at a time. */
export function Dialogs({ state, dispatch, actions, library }: DialogsProps) {
  const close = () => dispatch({ type: 'dialog-shown', dialog: null });
  const settingsTab = state.dialog === 'keys' || state.dialog === 'storage' ? state.dialog : 'general';
  return (
    <>
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
            if (answer.kind === 'saved') dispatch({ type: 'environments-changed', environments: answer.environments });
            else say(`${deleted.name} could not be brought back.`, 'problem');
          });
        }}
      />
      <SettingsDialog
        opened={state.dialog === 'settings' || state.dialog === 'keys' || state.dialog === 'storage'}
        tab={settingsTab}
        settings={state.settings}
        keys={keyList}
        onTab={(tab) => dispatch({ type: 'dialog-shown', dialog: tab === 'general' ? 'settings' : tab })}
        onChange={actions.saveSettings}
        onClose={close}
      />
      {state.forgetting !== null && (
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
      )}
      <PracticeMonitor opened={state.dialog === 'practice'} onClose={close} />
      <MonitoringHelp
        question={state.explaining}
        customerKeyName={
          state.environments.find(({ id }) => id === state.explaining?.exchange.environment.id)?.customerKeyName ?? ''
        }
        onCopy={actions.copy}
        onClose={() => dispatch({ type: 'monitoring-explained', question: null })}
      />
      <ConfirmSend
        environment={environmentInUse(state)}
        draft={
          state.confirming === null ? null : prepareOutgoing(state, state.confirming, environmentInUse(state)).draft
        }
        onConfirm={actions.confirm}
        onClose={() => dispatch({ type: 'confirmation-asked', confirming: null })}
      />
      <LibraryDialogs state={state} dispatch={dispatch} actions={actions} library={library} />
    </>
  );
}
