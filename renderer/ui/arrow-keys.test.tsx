import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { arrowKeys, rowsByArrows } from './arrow-keys.ts';
import { onRowWanted } from './wanted-row.ts';

const user = userEvent.setup();

function List({ names, current }: { readonly names: readonly string[]; readonly current?: string }) {
  return (
    <>
      <button type="button">before</button>
      <ul ref={rowsByArrows}>
        {names.map((name) => (
          <li key={name}>
            <button type="button" aria-current={name === current || undefined}>
              {name}
            </button>
            <button type="button">Delete {name}</button>
          </li>
        ))}
      </ul>
      <button type="button">behind</button>
    </>
  );
}

const focused = () => document.activeElement?.textContent;

/** Presses Tab from the button before the list, and tells where it leads. */
async function tabThrough(stops: number): Promise<readonly (string | null | undefined)[]> {
  screen.getByText('before').focus();
  const seen = [];
  for (let at = 0; at < stops; at += 1) {
    await user.tab();
    seen.push(focused());
  }
  return seen;
}

it('Tab goes to one row, and the arrows to the others', async () => {
  render(<List names={['Ada', 'Bea', 'Cem']} />);
  expect(await tabThrough(3)).toEqual(['Ada', 'Delete Ada', 'behind']);
  screen.getByText('Ada').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('Cem');
  await user.keyboard('{Home}');
  expect(focused()).toBe('Ada');
  await user.keyboard('{End}{ArrowUp}');
  expect(focused()).toBe('Bea');
  expect(await tabThrough(3)).toEqual(['Bea', 'Delete Bea', 'behind']);
});

it('the arrows keep to the same control of each row', async () => {
  render(<List names={['Ada', 'Bea']} />);
  screen.getByText('Delete Ada').focus();
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('Delete Bea');
});

it('Tab goes to what is chosen, also when a row is added or removed', async () => {
  const { rerender } = render(<List names={['Ada', 'Bea']} current="Bea" />);
  expect(await tabThrough(1)).toEqual(['Bea']);
  rerender(<List names={['Ada', 'Cem']} />);
  await vi.waitFor(() => expect(screen.getByText('Ada').tabIndex).toBe(0));
  expect(screen.getByText('Cem').tabIndex).toBe(-1);
});

it('a key with a modifier, and one for a text field, is not for the list', async () => {
  const line = arrowKeys({ items: 'button, input', as: 'line' });
  render(
    <div ref={line}>
      <input aria-label="Text" />
      <button type="button">Press</button>
    </div>,
  );
  screen.getByRole('textbox').focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
  screen.getByText('Press').focus();
  await user.keyboard('{Control>}{ArrowLeft}{/Control}');
  expect(focused()).toBe('Press');
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(screen.getByRole('textbox'));
});

it('asks a long list for the row, which alone knows where it is', async () => {
  const total = 300_000;
  const wanted = vi.fn();
  function Long() {
    const [first, setFirst] = useState(0);
    const list = (element: HTMLElement | null) => {
      const ends = [
        rowsByArrows(element),
        element &&
          onRowWanted(element, (place) => {
            wanted(place);
            setFirst(place);
          }),
      ];
      return () => {
        for (const end of ends) end?.();
      };
    };
    return (
      <ul ref={list}>
        <li aria-posinset={first + 1} aria-setsize={total}>
          <button type="button">{first}</button>
        </li>
      </ul>
    );
  }
  render(<Long />);
  screen.getByText('0').focus();
  await user.keyboard('{End}');
  await vi.waitFor(() => expect(focused()).toBe('299999'));
  expect(wanted.mock.calls.flat()).toEqual([total - 1, total - 1]);
});
