import { eraseActions } from '#renderer/features/customers/actions.ts';
import { WhomToErase } from '#renderer/features/customers/whom-to-erase.tsx';
import type { WindowContext } from '#renderer/state/command.ts';
import { Hosted } from './hosted-dialog.tsx';
import { EraseCustomer } from './lazy-dialogs.ts';

/** The dialogs that erase a customer: whom, and what. */
export function EraseDialogs(on: WindowContext) {
  const { dispatch } = on;
  return (
    <>
      <Hosted {...on} kind="whom-to-erase">
        {(dialog, close) =>
          dialog && (
            <WhomToErase
              onChosen={(customerKey) => {
                close();
                dispatch({ type: 'dialog-shown', dialog: { kind: 'erase-customer', customerKey } });
              }}
              onClose={close}
            />
          )
        }
      </Hosted>
      <Hosted {...on} kind="erase-customer">
        {(dialog, close) =>
          dialog && (
            <EraseCustomer
              key={dialog.customerKey}
              customerKey={dialog.customerKey}
              onClose={close}
              onErased={eraseActions(dispatch).onErased}
            />
          )
        }
      </Hosted>
    </>
  );
}
