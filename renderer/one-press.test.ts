import { expect, it, vi } from 'vitest';
import { onFirstClick, pressButtonsOnce } from './one-press.ts';

it('the second click of a double one does nothing; a key counts as a first click', () => {
  const act = vi.fn();
  for (const detail of [1, 2, 3, 0]) onFirstClick(act)({ detail });
  expect(act).toHaveBeenCalledTimes(2);
});

it('holding Enter presses a button once, and repeats in a text field', () => {
  const end = pressButtonsOnce();
  const button = document.body.appendChild(document.createElement('button'));
  const text = document.body.appendChild(document.createElement('textarea'));
  const press = (on: Element, repeat: boolean) =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }));
  expect([press(button, false), press(button, true), press(text, true)]).toEqual([true, false, true]);
  end();
  expect(press(button, true)).toBe(true);
  button.remove();
  text.remove();
});
