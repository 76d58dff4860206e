import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, Suspense } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { lazyPart } from '#renderer/ui/load-part.ts';
import { DialogBoundary } from './dialog-boundary.tsx';
import { PartBoundary } from './part-boundary.tsx';

beforeEach(() => {
  // React tells of each error that a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => void vi.restoreAllMocks());

const boundaries: readonly [string, (children: ReactNode) => ReactNode][] = [
  ['part of the window', (children) => <PartBoundary about="history">{children}</PartBoundary>],
  [
    'dialog',
    (children) => (
      <DialogBoundary opened onClose={() => {}}>
        {children}
      </DialogBoundary>
    ),
  ],
];

it.each(boundaries)('a %s whose file is gone says so, and offers to reload the window', async (_, around) => {
  const bridge = installFakeBridge({ 'error.report': () => ({}), 'window.reload': () => ({}) });
  const Gone = lazyPart<() => ReactNode>(() =>
    Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
  );
  render(
    around(
      <Suspense fallback={null}>
        <Gone />
      </Suspense>,
    ),
  );
  expect((await screen.findByRole('alert')).textContent).toBe(
    'This part of Tidings couldn’t be loaded. Reload the window.',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Reload the window' }));
  expect(bridge.made).toContainEqual({ name: 'window.reload', input: {} });
});
