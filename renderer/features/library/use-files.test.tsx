import { Notifications, notifications } from '@mantine/notifications';
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Dialog } from '#renderer/state/dialog.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { useFiles } from './use-files.ts';

afterEach(() => notifications.clean());

const [one, two] = [new File(['{}'], 'a.json'), new File(['{}'], 'b.json')];
const opened = (...names: readonly string[]) => ({
  files: names.map((name) => ({ name, bytes: new TextEncoder().encode(name) })),
  unreadable: [],
});

function openWindow(dialogs: readonly Dialog[] = [], { waiting = opened(), asks = false } = {}) {
  installFakeBridge({ 'file.takeOpened': () => waiting });
  const dispatch = vi.fn<(action: WorkbenchAction) => void>();
  const state = { ...openWorkbench(anySession()), dialogs };
  function Window() {
    useFiles(state, dispatch);
    return (
      <>
        <Notifications />
        {asks && <DialogBox opened onClose={() => {}} title="Send 3 events?" />}
      </>
    );
  }
  render(<Window />);
  return {
    drop: (...files: readonly File[]) => fireEvent.drop(document.body, { dataTransfer: { files, types: ['Files'] } }),
    /** The names of the files that Import is shown with, each time. */
    imported: () =>
      dispatch.mock.calls.flatMap(([action]) =>
        action.type === 'dialog-shown' && action.dialog.kind === 'import' && typeof action.dialog.start !== 'string'
          ? [action.dialog.start.map(({ name }) => name)]
          : [],
      ),
  };
}

it('all files that are dropped make one import', () => {
  const { drop, imported } = openWindow();
  drop(one, two);
  expect(imported()).toEqual([['a.json', 'b.json']]);
});

it.each([
  ['the window', [{ kind: 'about' }] as const, false],
  ['a view', [], true],
])('what is dropped on a dialog of %s is not imported, and that is said', async (_, dialogs, asks) => {
  const { drop, imported } = openWindow(dialogs, { asks });
  drop(one);
  expect(await screen.findByText(/^Nothing was imported\. Close this dialog/)).toBeTruthy();
  expect(imported()).toEqual([]);
});

it('files that the system opens are added to those that Import shows', async () => {
  const { imported } = openWindow([{ kind: 'import', start: [one] }], { waiting: opened('b.tidings', 'c.tidings') });
  await vi.waitFor(() => expect(imported()).toEqual([['a.json', 'b.tidings', 'c.tidings']]));
});
