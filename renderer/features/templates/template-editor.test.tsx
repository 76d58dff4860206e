import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankTemplate } from '#app/templates/propose-template.ts';
import { render } from '#renderer/testing/render.tsx';
import { TemplateEditor } from './template-editor.tsx';

it('what is typed takes the place of the proposed title', async () => {
  const template = { ...blankTemplate('t'), title: 'testdrive/book' };
  render(<TemplateEditor template={template} isNew onSave={vi.fn()} onClose={vi.fn()} />);
  const title = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await waitFor(() => expect(document.activeElement).toBe(title));
  await userEvent.keyboard('Interest');
  expect(title.value).toBe('Interest');
});
