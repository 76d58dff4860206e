import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { Response } from './response.tsx';

const place = { layout: 'automatic', side: 'below', onLayout: vi.fn(), onClose: vi.fn() } as const;
const on = { onNext: vi.fn(), onCopy: vi.fn(), onContinue: vi.fn(), onOpenPage: vi.fn(), onNoted: vi.fn() };

it.each([
  ['that nothing was sent where main refused the event', {}, 'Nothing was sent'],
  ['that it may have been sent where main failed', { mayBeSent: true }, 'The event may have been sent'],
])('says %s', (_, known, title) => {
  render(<Response state={{ kind: 'refused', says: ['Why.'], ...known }} firstStart={null} place={place} on={on} />);
  expect(screen.getByRole('status').textContent).toBe(`${title}Why.`);
});
