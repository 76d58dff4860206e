import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { render } from '#renderer/testing/render.tsx';
import { FirstStart } from './first-start.tsx';

it.each([practiceId, 'uat'])(
  'begins with a template on %s, and says only on Practice that the event is ready',
  async (id) => {
    const [onShowTemplates, unused] = [vi.fn(), vi.fn()];
    const on = { onShowTemplates, onGiven: unused, onAddEnvironment: unused, onShowAround: unused, onPlayDemo: unused };
    render(<FirstStart environment={{ ...blankEnvironment(id), name: 'UAT' }} isReady on={on} />);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Begin with a template' }));
    expect(onShowTemplates).toHaveBeenCalledOnce();
    expect(screen.queryAllByText(/The event above is ready/)).toHaveLength(id === practiceId ? 1 : 0);
    expect(screen.queryAllByText(/UAT is selected/)).toHaveLength(id === practiceId ? 0 : 1);
  },
);
