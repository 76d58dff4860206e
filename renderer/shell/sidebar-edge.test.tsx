import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { SidebarEdge } from './sidebar-edge.tsx';

const onDone = vi.fn();

function Edge() {
  const [width, setWidth] = useState(240);
  return <SidebarEdge width={width} onWidth={setWidth} onDone={onDone} />;
}

function pointer(type: string, clientX: number, buttons = 1) {
  const event = new PointerEvent(type, { bubbles: true, pointerId: 1, clientX, buttons });
  (type === 'pointerdown' ? screen.getByRole('separator') : document.body).dispatchEvent(event);
}

test('the width where the pointer was let go is kept, though the last moves are not drawn yet', async () => {
  render(<Edge />);
  await act(async () => pointer('pointerdown', 243));
  await act(async () => {
    pointer('pointermove', 255);
    pointer('pointermove', 303);
    pointer('pointermove', 20, 0);
    pointer('pointerup', 303);
  });
  expect(onDone).toHaveBeenLastCalledWith(300);
  expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe('300');
});
