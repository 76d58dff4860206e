import type { CommandContext } from './commands/all-commands.ts';
import { Hosted } from './hosted-dialog.tsx';
import { MonitoringDialog, PageDialog } from './lazy-dialogs.ts';

/** The dialogs that lead to the browser: to MXO's Monitoring, and to a web page as a customer. */
export function LinkDialogs({ state, dispatch, actions }: CommandContext) {
  const { environments } = state;
  const on = { state, dispatch };
  return (
    <>
      <Hosted {...on} kind="monitoring">
        {(dialog, close) =>
          dialog && (
            <MonitoringDialog
              exchange={dialog.exchange}
              touchpoints={state.workspace.touchpoints}
              environment={environments.find(({ id }) => id === dialog.exchange.environment.id) ?? null}
              on={{
                onOpen: () => void actions.openMonitoring(dialog.exchange),
                onSaveLink: (environment, link) => actions.saveLink('monitoringLink', environment, link),
                onRepeat: () => {
                  close();
                  void actions.next('repeat', dialog.exchange);
                },
                onCopy: (text, what) => void actions.copy(text, what, { keys: [dialog.exchange.draft.customerKey] }),
                onClose: close,
              }}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="page">
        {(dialog, close) => {
          const environment = environments.find(({ id }) => id === dialog?.visit.environmentId);
          return (
            dialog &&
            environment && (
              <PageDialog
                environment={environment}
                on={{
                  onOpen: () => {
                    close();
                    void actions.openPage(dialog.visit);
                  },
                  onSaveLink: (changed, link) => actions.saveLink('pageLink', changed, link),
                  onClose: close,
                }}
              />
            )
          );
        }}
      </Hosted>
    </>
  );
}
