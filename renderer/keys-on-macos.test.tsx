import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { FirstStart } from './features/exchange/first-start.tsx';
import { RequestTree } from './features/library/request-tree.tsx';
import { render } from './testing/render.tsx';

// Before the window asks, which it does once.
vi.hoisted(() =>
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'),
);
const unused = () => expect.unreachable();

it('the first start names the key of macOS', () => {
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

it('the empty library names the key of macOS', () => {
  const actions = {
    ...{ open: unused, rename: unused, duplicate: unused, move: unused, moveTo: unused },
    ...{ exportItems: unused, trash: unused, run: unused, addFolder: unused },
  };
  render(<RequestTree workspace={blankWorkspace} activeId={null} actions={actions} onImport={unused} />);
  expect(screen.getByText(/Saved requests appear here/).textContent).toContain('Press ⌘ S to save');
});
