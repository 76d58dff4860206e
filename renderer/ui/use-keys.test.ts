import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { formatKey, isListOpen, isTyping, notMine, useKeys } from './use-keys.ts';

/** Whether the key reaches the focused element. */
function press(init: KeyboardEventInit): boolean {
  return window.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, ...init }));
}

it.each([
  [{ key: 'Enter', ctrlKey: true, metaKey: false, shiftKey: false }, 'Mod+Enter'],
  [{ key: 'h', ctrlKey: true, metaKey: false, shiftKey: true }, 'Mod+Shift+H'],
  [{ key: 'F1', ctrlKey: false, metaKey: false, shiftKey: false }, 'F1'],
])('names %j %s', (event, name) => {
  expect(formatKey(event)).toBe(name);
});

it('runs the action of a key, but neither while composing nor for AltGr', () => {
  const action = vi.fn();
  renderHook(() => useKeys({ 'Mod+E': action }));
  press({ key: 'e', ctrlKey: true });
  press({ key: 'e', ctrlKey: true, isComposing: true });
  press({ key: 'e', ctrlKey: true, altKey: true });
  press({ key: 'e' });
  expect(action).toHaveBeenCalledTimes(1);
});

it('leaves a key to the element that has the focus when it is pressed', () => {
  const undo = vi.fn();
  renderHook(() => useKeys({ 'Mod+Z': () => (isTyping() ? notMine : undo()) }));
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  expect(press({ key: 'z', ctrlKey: true })).toBe(true);
  field.blur();
  expect(press({ key: 'z', ctrlKey: true })).toBe(false);
  expect(undo).toHaveBeenCalledTimes(1);
  field.remove();
});

it('leaves Escape to the list that is open where the focus is', () => {
  const cancel = vi.fn();
  renderHook(() => useKeys({ Escape: () => (isListOpen() ? notMine : cancel()) }));
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  field.setAttribute('data-mantine-stop-propagation', 'true');
  expect(press({ key: 'Escape' })).toBe(true);
  field.removeAttribute('data-mantine-stop-propagation');
  expect(press({ key: 'Escape' })).toBe(false);
  expect(cancel).toHaveBeenCalledTimes(1);
  field.remove();
});

it('a key that is held runs its action once, unless the action may repeat', () => {
  const [send, undo] = [vi.fn(), vi.fn()];
  renderHook(() => useKeys({ 'Mod+Enter': send, 'Mod+Z': undo }, ['Mod+Z']));
  const hold = (key: string) => [false, true, true].map((repeat) => press({ key, ctrlKey: true, repeat }));
  expect(hold('Enter')).toEqual([false, false, false]);
  expect(send).toHaveBeenCalledTimes(1);
  hold('Enter');
  expect(send).toHaveBeenCalledTimes(2);
  hold('z');
  expect(undo).toHaveBeenCalledTimes(3);
});

it('a held key does nothing where its first press was not for this window', () => {
  const close = vi.fn(() => notMine);
  renderHook(() => useKeys({ 'Mod+W': close }));
  expect([false, true].map((repeat) => press({ key: 'w', ctrlKey: true, repeat }))).toEqual([true, true]);
  expect(close).toHaveBeenCalledTimes(1);
});
