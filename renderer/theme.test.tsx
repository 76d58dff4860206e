import { Drawer, MantineProvider, Modal } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { isInModal } from '#renderer/ui/in-modal.ts';
import { theme } from './theme.ts';

/** With transitions, as people see it. */
function Dialog({ as: Kind, opened }: { readonly as: typeof Modal | typeof Drawer; readonly opened: boolean }) {
  return (
    <MantineProvider theme={theme}>
      <Kind opened={opened} onClose={() => {}} title="Question">
        <input data-autofocus aria-label="Answer" />
      </Kind>
    </MantineProvider>
  );
}

it.each([
  ['dialog', Modal],
  ['drawer', Drawer],
] as const)('once a %s is closed, the next key is for the window', async (_name, Kind) => {
  const { rerender } = render(<Dialog as={Kind} opened />);
  await expect.poll(() => document.activeElement).toBe(await screen.findByRole('textbox', { name: 'Answer' }));
  expect(isInModal()).toBe(true);
  rerender(<Dialog as={Kind} opened={false} />);
  expect(isInModal()).toBe(false);
  expect(screen.queryByRole('dialog')).toBeNull();
});
