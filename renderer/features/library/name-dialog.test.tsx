import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { render } from '#renderer/testing/render.tsx';
import { NameDialog } from './name-dialog.tsx';

it('what is typed takes the place of the proposed name', async () => {
  const onNamed = vi.fn();
  const proposed = { name: 'testdrive/book', workspace: blankWorkspace };
  render(<NameDialog title="Save request" {...proposed} onNamed={onNamed} onClose={vi.fn()} />);
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await waitFor(() => expect(document.activeElement).toBe(name));
  await userEvent.keyboard('Interest{Enter}');
  expect(onNamed).toHaveBeenCalledExactlyOnceWith('Interest', null);
});
