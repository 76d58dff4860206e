import { act, render, screen } from '@testing-library/react';
import { memo, useState } from 'react';
import { expect, it } from 'vitest';
import { useLatestCalls } from './use-latest.ts';

type Calls = { readonly say: (word: string) => string; readonly unit: string };

let inner = 0;
const Part = memo(function Part({ on }: { readonly on: Calls }) {
  inner++;
  const { say } = on;
  return (
    <button type="button" onClick={({ currentTarget }) => currentTarget.append(say('now'), on.unit)}>
      Part
    </button>
  );
});

function Whole() {
  const [count, setCount] = useState(1);
  const on = useLatestCalls({ say: (word: string) => ` ${word} ${count}`, unit: count > 1 ? ' times' : ' time' });
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        More
      </button>
      <Part on={on} />
    </>
  );
}

it('calls the functions of the last render in a part that isn’t rendered again', () => {
  render(<Whole />);
  act(() => screen.getByText('More').click());
  act(() => screen.getByText('Part').click());
  expect([screen.getByRole('button', { name: /Part/ }).textContent, inner]).toEqual(['Part now 2 times', 1]);
});
