import { type Dispatch, Suspense } from 'react';
import { formatCount } from '#app/quantity.ts';
import { renameSiteKey } from '#app/runs/run-form.ts';
import { ask } from '#renderer/ask.ts';
import { ConfirmSend } from '#renderer/features/exchange/confirm-send.tsx';
import { AskAboutTid } from '#renderer/features/exchange/tid-question.tsx';
import { prepareSendRequest } from '#renderer/state/prepare-tab.ts';
import { environmentInUse, selectEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import { keyList } from './commands/key-list.ts';
import { DialogBoundary } from './crash/dialog-boundary.tsx';
import { LazyDialog } from './lazy.tsx';
import {
  EnvironmentsDialog,
  EraseCustomer,
  LibraryDialogs,
  MonitoringHelp,
  PracticeMonitor,
  SettingsDialog,
} from './lazy-parts.ts';
import type { LibraryActions } from './library-actions.ts';
import type { Actions } from './use-actions.ts';

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
  const closeErasing = () => dispatch({ type: 'erasing-asked', customerKey: null });
  const closeMonitoring = () => dispatch({ type: 'monitoring-explained', question: null });
  const closeTidQuestion = () => dispatch({ type: 'tid-asked', question: null });
  const closeConfirmation = () => dispatch({ type: 'confirmation-asked', confirming: null });
  // The question is about where the event was to go, whatever is chosen in the header meanwhile.
  const asked = environmentInUse({ ...state, selection: state.confirming?.selection ?? state.selection });
  const settingsTab = settingsTabs.find((tab) => tab === state.dialog) ?? 'general';
  const inSettings = state.dialog === 'settings' || settingsTab !== 'general';
  return (
    <>
      <LazyDialog opened={state.dialog === 'environments'} onClose={close}>
        <EnvironmentsDialog
          opened={state.dialog === 'environments'}
          environments={state.environments}
          currentId={state.selection.environmentId}
          variables={state.workspace.variables}
          onVariables={(variables) => library.change((now) => ({ ...now, variables }))}
          onClose={close}
          onSaved={({ environments, saved, placed, renamed }) => {
            dispatch({ type: 'environments-changed', environments });
            if (placed !== null) {
              dispatch({ type: 'tids-learnt', tids: [placed] });
              dispatch({ type: 'draft-edited', edit: (draft) => ({ ...draft, tid: placed.tid }) });
            }
            const { environmentId, siteKey } = state.selection;
            const renamedTo = renamed.get(siteKey);
            if (saved.id !== environmentId) actions.select(selectEnvironment(saved, ''));
            // It is the same site key, by another name.
            else if (renamedTo !== undefined) actions.select({ environmentId, siteKey: renamedTo });
            dispatch({ type: 'run-form-changed', change: (form) => renameSiteKey(form, saved.id, renamed) });
            say(`${saved.name} is saved and selected.`);
          }}
          onDeleted={(environments, deleted) => {
            const before = state.selection;
            dispatch({ type: 'environments-changed', environments });
            sayWithUndo(`${deleted.name} is deleted. The history keeps what was sent there.`, async () => {
              const answer = await ask('environment.save', { environment: deleted }, `${deleted.name} wasn’t restored`);
              if (answer?.kind === 'saved') {
                dispatch({ type: 'environments-changed', environments: answer.environments });
                if (before.environmentId === deleted.id) actions.selectAgain(before);
              }
              if (answer?.kind === 'refused')
                say(`${deleted.name} wasn’t restored. ${answer.says.join(' ')}`, 'problem');
            });
          }}
        />
      </LazyDialog>
      <LazyDialog opened={inSettings} onClose={close}>
        <SettingsDialog
          opened={inSettings}
          tab={settingsTab}
          settings={state.settings}
          keys={keyList}
          onTab={(tab) => dispatch({ type: 'dialog-shown', dialog: tab === 'general' ? 'settings' : tab })}
          onChange={actions.saveSettings}
          onRetention={(retention) =>
            dispatch({ type: 'settings-changed', settings: { ...state.settings, retention } })
          }
          onClose={close}
        />
      </LazyDialog>
      {state.erasing !== null && (
        <DialogBoundary opened onClose={closeErasing}>
          <Suspense fallback={null}>
            <EraseCustomer
              customerKey={state.erasing}
              onClose={closeErasing}
              onErased={(customerKey, { tabs, activeTabId, workspace, catalogue, ...answer }) => {
                const { environments, exchanges, otherFiles, says } = answer;
                dispatch({ type: 'environments-changed', environments });
                dispatch({
                  type: 'customer-erased',
                  tabs,
                  activeTabId,
                  workspace,
                  catalogue,
                  freshId: crypto.randomUUID(),
                });
                say(
                  says === null
                    ? `${customerKey} is erased: ${formatCount(exchanges, 'event')} removed, ${formatCount(otherFiles, 'file')} of backups cleaned.`
                    : `${customerKey} is not completely erased. ${says} Fix that, then erase their data again.`,
                  says === null ? 'info' : 'problem',
                );
              }}
            />
          </Suspense>
        </DialogBoundary>
      )}
      <LazyDialog opened={state.dialog === 'practice'} onClose={close}>
        <PracticeMonitor opened={state.dialog === 'practice'} onClose={close} />
      </LazyDialog>
      <LazyDialog opened={state.explaining !== null} onClose={closeMonitoring}>
        <MonitoringHelp
          question={state.explaining}
          customerKeyName={
            state.environments.find(({ id }) => id === state.explaining?.exchange.environment.id)?.customerKeyName ?? ''
          }
          onCopy={actions.copy}
          onClose={closeMonitoring}
        />
      </LazyDialog>
      <DialogBoundary opened={state.confirming !== null} onClose={closeConfirmation}>
        <ConfirmSend
          environment={asked}
          draft={state.confirming === null ? null : prepareSendRequest(state, state.confirming, asked).draft}
          onConfirm={actions.confirm}
          onClose={closeConfirmation}
        />
      </DialogBoundary>
      {state.tidQuestion !== null && (
        <DialogBoundary opened onClose={closeTidQuestion}>
          <AskAboutTid
            environment={environmentInUse({ ...state, selection: state.tidQuestion.sendRequest.selection })}
            question={state.tidQuestion}
            onSend={actions.settleTid}
            onClose={closeTidQuestion}
          />
        </DialogBoundary>
      )}
      <LazyDialog opened={asksOfLibrary(state)} onClose={() => closeLibrary(dispatch)}>
        <LibraryDialogs state={state} dispatch={dispatch} actions={actions} library={library} />
      </LazyDialog>
    </>
  );
}

function asksOfLibrary({ dialog, naming, asking, editingTemplate, exporting, importing }: WorkbenchState): boolean {
  return dialog === 'trash' || [naming, asking, editingTemplate, exporting, importing].some((asked) => asked !== null);
}

/** Closes whichever of the library's dialogs is open. */
function closeLibrary(dispatch: Dispatch<WorkbenchAction>): void {
  dispatch({ type: 'dialog-shown', dialog: null });
  dispatch({ type: 'naming-asked', naming: null });
  dispatch({ type: 'questions-asked', asking: null });
  dispatch({ type: 'template-edited', template: null });
  dispatch({ type: 'exporting', exporting: null });
  dispatch({ type: 'importing', importing: null });
}
