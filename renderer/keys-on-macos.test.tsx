import { screen } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { render } from './testing/render.tsx';

/** Parts that ask again which system it is: the window asks once, and other tests share its answer. */
async function onMacOs<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules();
  const agent = vi
    .spyOn(navigator, 'userAgent', 'get')
    .mockReturnValue('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)');
  onTestFinished(() => {
    agent.mockRestore();
    vi.resetModules();
  });
  return load();
}

const unused = () => expect.unreachable();

it('the first start names the key of macOS', async () => {
  const { FirstStart } = await onMacOs(() => import('./features/exchange/first-start.tsx'));
  const on = {
    onShowTemplates: unused,
    onGiven: unused,
    onAddEnvironment: unused,
    onShowAround: unused,
    onPlayDemo: unused,
  };
  render(<FirstStart environment={{ ...blankEnvironment(practiceId), name: 'Practice' }} isReady on={on} />);
  expect(screen.getByText('⌘ Enter')).toBeTruthy();
});

it('the empty library names the key of macOS', async () => {
  const { RequestTree } = await onMacOs(() => import('./features/library/request-tree.tsx'));
  const actions = {
    ...{ open: unused, rename: unused, duplicate: unused, move: unused, moveTo: unused },
    ...{ exportItems: unused, trash: unused, run: unused, addFolder: unused },
  };
  render(<RequestTree workspace={blankWorkspace} activeId={null} actions={actions} onImport={unused} />);
  expect(screen.getByText(/Saved requests appear here/).textContent).toContain('Press ⌘ S to save');
});
