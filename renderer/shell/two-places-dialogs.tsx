import { EnvironmentSelect, SiteKeySelect } from '#renderer/features/environments/place-selects.tsx';
import type { CommandContext } from './commands/all-commands.ts';
import { Hosted } from './hosted-dialog.tsx';
import { TwoPlacesDialog } from './lazy-dialogs.ts';

/** The dialogs about two places at once. */
export function TwoPlacesDialogs({ state, dispatch, actions }: CommandContext) {
  return (
    <Hosted state={state} dispatch={dispatch} kind="two-places">
      {(dialog, close) =>
        dialog && (
          <TwoPlacesDialog
            event={dialog}
            state={state}
            dispatch={dispatch}
            places={({ side, ...place }) => (
              <>
                <EnvironmentSelect id={`two-environment-${side}`} environments={state.environments} {...place} />
                <SiteKeySelect id={`two-site-key-${side}`} {...place} />
              </>
            )}
            on={{
              onSent: (otherPlace) => void actions.saveSettings({ otherPlace }),
              onOpen: (exchangeId) => {
                close();
                void actions.openExchange(exchangeId);
              },
              onCopy: (text, what, ...keys) => void actions.copy(text, what, { keys }),
              onClose: close,
            }}
          />
        )
      }
    </Hosted>
  );
}
