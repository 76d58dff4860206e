import { act, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { still } from './still.tsx';

type PartProps = { readonly unit: string; readonly onSay: ((word: string) => string) | null };

let rendered = 0;
const Part = still(function Part({ unit, onSay }: PartProps) {
  rendered++;
  return (
    <button
      type="button"
      disabled={onSay === null}
      onClick={({ currentTarget }) => currentTarget.append(onSay?.('now') ?? '')}
    >
      {unit}
    </button>
  );
});

function Whole() {
  const [count, setCount] = useState(1);
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        More
      </button>
      <Part unit={count > 2 ? 'many' : 'few'} onSay={count > 3 ? null : (word) => ` ${word} ${count}`} />
    </>
  );
}

it('renders a part again only for what it shows, and calls the functions of the last render', () => {
  render(<Whole />);
  const more = () => act(() => screen.getByText('More').click());
  more();
  act(() => screen.getByText('few').click());
  expect([screen.getByText(/few/).textContent, rendered]).toEqual(['few now 2', 1]);
  more();
  expect([screen.getByText(/many/).textContent?.slice(0, 4), rendered]).toEqual(['many', 2]);
  more();
  expect([screen.getByText(/many/).hasAttribute('disabled'), rendered]).toEqual([true, 3]);
});
