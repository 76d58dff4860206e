import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { formatKey, formatKeyByPlace, isListOpen, isTyping, notMine, useKeys } from './use-keys.ts';

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

const held = { ctrlKey: true, metaKey: false, shiftKey: false };

it.each([
  ['Cyrillic', { key: 'с', code: 'KeyC' }, 'Mod+C'],
  ['Cyrillic, where the comma is a letter', { key: 'б', code: 'Comma' }, 'Mod+,'],
  ['Cyrillic, where the slash is a full stop', { key: '.', code: 'Slash' }, 'Mod+/'],
  ['Greek', { key: 'κ', code: 'KeyK' }, 'Mod+K'],
  ['Arabic', { key: 'ن', code: 'KeyK' }, 'Mod+K'],
  ['Hebrew, where W is an apostrophe', { key: "'", code: 'KeyW' }, 'Mod+W'],
])('finds a key by its place: %s', (_, event, name) => {
  formatKeyByPlace({ key: 'ы', code: 'KeyS', ...held });
  expect(formatKeyByPlace({ ...event, ...held })).toBe(name);
});

it.each([
  ['Dvorak, where K has the place of V', { key: 'k', code: 'KeyV' }, null],
  ['German, where the slash is a minus', { key: '-', code: 'Slash' }, null],
  ['French, where 1 needs Shift', { key: '&', code: 'Digit1' }, 'Mod+1'],
])('on a Latin layout, signs go before places: %s', (_, event, name) => {
  formatKeyByPlace({ key: 's', code: 'KeyS', ...held });
  expect(formatKeyByPlace({ ...event, ...held })).toBe(name);
});

it('acts on a key of a Cyrillic layout, but not while an input method composes', () => {
  const find = vi.fn();
  renderHook(() => useKeys({ 'Mod+F': find }));
  press({ key: 'а', code: 'KeyF', ctrlKey: true });
  expect(find).toHaveBeenCalledTimes(1);
  press({ key: 'а', code: 'KeyF', ctrlKey: true, isComposing: true });
  press({ key: 'а', code: 'KeyF', ctrlKey: true, altKey: true });
  expect(find).toHaveBeenCalledTimes(1);
  press({ key: 'f', code: 'KeyF' });
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

it.each([
  ['the Windows key', 'F6', { key: 'F6', metaKey: true }],
  ['Windows and Ctrl', 'Mod+D', { key: 'd', ctrlKey: true, metaKey: true }],
])('leaves what is pressed with %s to the system', (_, key, init) => {
  const act = vi.fn();
  renderHook(() => useKeys({ [key]: act }));
  press(init);
  expect(act).not.toHaveBeenCalled();
});
