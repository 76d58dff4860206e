import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useReducer } from 'react';
import { flushSync } from 'react-dom';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { ConfirmSend } from '#renderer/features/exchange/confirm-send.tsx';
import type { Dialog } from '#renderer/state/dialog.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { render } from '#renderer/testing/render.tsx';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { Hosted } from './hosted-dialog.tsx';

const start = openWorkbench(anySession());
const { selection, tabs } = start;
const sendRequest = { tabId: tabs.activeId, draft: sampleDraft, selection, draw: { seed: 's' }, answers: {} };
const question: Dialog = { kind: 'confirm-send', sendRequest };
const importing: Dialog = { kind: 'import', start: '' };

/** A window with the question about a send, and the import in front. @param first which of the two hears keys first */
function open(first: 'confirm-send' | 'import') {
  let now = start;
  let act = (_: WorkbenchAction) => {};
  function Window() {
    const [state, change] = useReducer(reduceWorkbench, start);
    // A browser draws between the listeners of a key.
    const dispatch = (action: WorkbenchAction) => flushSync(() => change(action));
    now = state;
    act = dispatch;
    return (
      <>
        <Hosted state={state} dispatch={dispatch} kind="confirm-send">
          {(dialog, close) => (
            <ConfirmSend
              environment={environmentInUse(state)}
              draft={dialog?.sendRequest.draft ?? null}
              repeatedAfterMs={null}
              onConfirm={() => {}}
              onClose={close}
            />
          )}
        </Hosted>
        <Hosted state={state} dispatch={dispatch} kind="import">
          {(dialog, close) => (
            <FormModal opened={dialog !== null} onClose={close} title="Import">
              <input aria-label="Paste here" />
            </FormModal>
          )}
        </Hosted>
      </>
    );
  }
  render(<Window />);
  if (first === 'import') {
    act({ type: 'dialog-shown', dialog: importing });
    act({ type: 'dialog-closed', dialog: importing });
  }
  act({ type: 'dialog-shown', dialog: question });
  act({ type: 'dialog-shown', dialog: importing });
  return { kinds: () => now.dialogs.map(({ kind }) => kind) };
}

it.each(['confirm-send', 'import'] as const)('closes with Esc only the dialog in front: %s', async (first) => {
  const { kinds } = open(first);
  expect(kinds()).toEqual(['confirm-send', 'import']);
  fireEvent.keyDown(await screen.findByRole('textbox', { name: 'Paste here' }), { key: 'Escape' });
  expect(kinds()).toEqual(['confirm-send']);
  await waitFor(() => {
    fireEvent.keyDown(screen.getByText(/^Send this event to/), { key: 'Escape' });
    expect(kinds()).toEqual([]);
  });
});
