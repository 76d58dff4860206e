import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { useKept } from './use-kept.ts';

function start() {
  const waiting: ((isSaved: boolean) => void)[] = [];
  const { result } = renderHook(() => {
    const [value, show] = useState('light');
    const choose = useKept({ value, show, save: () => new Promise((settle) => waiting.push(settle)) });
    return { value, choose };
  });
  return {
    shown: () => result.current.value,
    choose: (value: string) => act(async () => void result.current.choose(() => value)),
    answer: (isSaved: boolean) => act(async () => waiting.shift()?.(isSaved)),
  };
}

it('shows a choice at once, and what is kept again when it could not be saved', async () => {
  const { shown, choose, answer } = start();
  await choose('dark');
  expect(shown()).toBe('dark');
  await answer(false);
  expect(shown()).toBe('light');
});

it('goes back to the last one that was saved, not to one that failed too', async () => {
  const { shown, choose, answer } = start();
  await choose('dark');
  await choose('system');
  await answer(true);
  expect(shown()).toBe('system');
  await answer(false);
  expect(shown()).toBe('dark');
});
