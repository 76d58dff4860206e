import { use } from 'react';
import { environmentActions } from '#renderer/features/environments/actions.ts';
import { EnvironmentSelect, SiteKeySelect } from '#renderer/features/environments/place-selects.tsx';
import { ConfirmSend } from '#renderer/features/exchange/confirm-send.tsx';
import { SendAgainDialog } from '#renderer/features/exchange/send-again-dialog.tsx';
import { AskAboutTid } from '#renderer/features/exchange/tid-question.tsx';
import { ImportDialog } from '#renderer/features/library/import-dialog.tsx';
import { NameDialog } from '#renderer/features/library/name-dialog.tsx';
import { TrashDialog } from '#renderer/features/library/trash-dialog.tsx';
import { templateActions } from '#renderer/features/templates/actions.ts';
import { TemplateEditor } from '#renderer/features/templates/template-editor.tsx';
import { touchpointActions } from '#renderer/features/touchpoints/actions.ts';
import { prepareSendRequest, repeatedAfter } from '#renderer/state/prepare-tab.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { QuestionsDialog } from '#renderer/ui/questions-dialog.tsx';
import type { CommandContext } from './commands/all-commands.ts';
import { listKeys } from './commands/key-list.ts';
import { EraseDialogs } from './erase-dialogs.tsx';
import { Hosted } from './hosted-dialog.tsx';
import {
  AboutDialog,
  EnvironmentsDialog,
  ExportDialog,
  PracticeMonitor,
  SettingsDialog,
  TouchpointMapDialog,
} from './lazy-dialogs.ts';
import { LinkDialogs } from './link-dialogs.tsx';
import { Palette } from './palette/palette.tsx';
import { SearchDialogs } from './search-dialogs.tsx';
import { ShowDialogs } from './show-dialogs.tsx';
import { TwoPlacesDialogs } from './two-places-dialogs.tsx';

/**
 * Shows the dialogs of the window: each kind once, with what it needs of the window. Those into which a person types at once,
 * or that come in the middle of something, are loaded with it. The others load when they are opened.
 */
export function DialogHost(context: CommandContext) {
  const { text } = use(CustomersContext);
  const { state, dispatch, actions, library } = context;
  const { workspace, environments } = state;
  const on = { state, dispatch };
  return (
    <>
      <Hosted {...on} kind="environments">
        {(dialog, close) => (
          <EnvironmentsDialog
            opened={dialog !== null}
            environments={environments}
            currentId={environments.find(({ id }) => id === dialog?.shownId)?.id ?? state.selection.environmentId}
            fresh={dialog?.fresh}
            onGiven={actions.takeIntoForm}
            variables={workspace.variables}
            onVariables={(variables) => library.change((now) => ({ ...now, variables }))}
            onClose={close}
            {...environmentActions(state, dispatch, actions)}
          />
        )}
      </Hosted>
      <Hosted {...on} kind="settings">
        {(dialog, close) => (
          <SettingsDialog
            dialog={dialog}
            settings={state.settings}
            keys={listKeys(state.settings)}
            onTab={(tab) => dispatch({ type: 'dialog-shown', dialog: { kind: 'settings', tab } })}
            onChange={actions.saveSettings}
            onRetention={(retention) => dispatch({ type: 'retention-changed', retention })}
            onClose={close}
          />
        )}
      </Hosted>
      <Hosted {...on} kind="about">
        {(dialog, close) => <AboutDialog opened={dialog !== null} onClose={close} />}
      </Hosted>
      <Hosted {...on} kind="practice">
        {(dialog, close) => <PracticeMonitor server={dialog} onClose={close} />}
      </Hosted>
      <LinkDialogs {...context} />
      <SearchDialogs {...context} />
      <TwoPlacesDialogs {...context} />
      <EraseDialogs {...on} />
      <Hosted {...on} kind="confirm-send">
        {(dialog, close) => {
          // The question is about where the event was to go, whatever is chosen in the header meanwhile.
          const to = environmentInUse({ ...state, selection: dialog?.sendRequest.selection ?? state.selection });
          const prepared = dialog && prepareSendRequest(state, dialog.sendRequest, to);
          return (
            <ConfirmSend
              environment={to}
              draft={prepared?.draft ?? null}
              repeatedAfterMs={dialog && prepared && repeatedAfter(state, dialog.sendRequest.tabId, prepared)}
              onConfirm={actions.confirm}
              onClose={close}
            />
          );
        }}
      </Hosted>
      <Hosted {...on} kind="send-again">
        {(dialog, close) =>
          dialog && (
            <SendAgainDialog
              exchange={dialog.exchange}
              state={state}
              places={(place) => (
                <>
                  <EnvironmentSelect id="send-again-environment" environments={environments} {...place} />
                  <SiteKeySelect id="send-again-site-key" {...place} />
                </>
              )}
              onSend={actions.confirmSendAgain}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="tid">
        {(dialog, close) =>
          dialog && (
            <AskAboutTid
              environment={environmentInUse({ ...state, selection: dialog.question.sendRequest.selection })}
              question={dialog.question}
              onSend={actions.settleTid}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="questions">
        {(dialog, close) =>
          dialog && (
            <QuestionsDialog
              questions={dialog.questions}
              before={state.answered}
              onAnswer={actions.answer}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="name">
        {(dialog, close) =>
          dialog && (
            <NameDialog
              title={text(dialog.naming.title)}
              name={dialog.naming.name}
              workspace={workspace}
              folderId={dialog.naming.folderId}
              without={library.notOffered(dialog.naming)}
              onNamed={(name, folderId) => {
                close();
                library.named(dialog.naming, name, folderId);
              }}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="template">
        {(dialog, close) =>
          dialog && (
            <TemplateEditor
              template={dialog.template}
              isNew={!workspace.templates.some(({ id }) => id === dialog.template.id)}
              onSave={(template) => {
                close();
                templateActions(state, dispatch, library).onSave(dialog.template, template);
              }}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="trash">
        {(dialog, close) => (
          <TrashDialog
            opened={dialog !== null}
            workspace={workspace}
            onRestore={library.restore}
            onRemove={library.emptyTrash}
            onClose={close}
          />
        )}
      </Hosted>
      <Hosted {...on} kind="touchpoints">
        {(dialog, close) => (
          <TouchpointMapDialog
            opened={dialog !== null}
            map={workspace.touchpoints}
            on={touchpointActions(workspace.touchpoints, library)}
            onClose={close}
          />
        )}
      </Hosted>
      <Hosted {...on} kind="import">
        {(dialog, close) => (
          <ImportDialog
            start={dialog?.start ?? null}
            here={{ workspace, environments }}
            onSource={(start) => dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start } })}
            onImport={(ready, here) => {
              const { environmentId } = state.selection;
              return library.importReady(ready, here, { close, environmentId, select: actions.select });
            }}
            onClose={close}
          />
        )}
      </Hosted>
      <Hosted {...on} kind="export">
        {(dialog, close) => dialog && <ExportDialog state={state} exporting={dialog.exporting} onClose={close} />}
      </Hosted>
      <Hosted {...on} kind="palette">
        {(dialog, close) => dialog && <Palette {...context} onClose={close} />}
      </Hosted>
      <ShowDialogs {...context} />
    </>
  );
}
