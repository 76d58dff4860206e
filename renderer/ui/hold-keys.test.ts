import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { holdKeys } from './hold-keys.ts';

afterEach(() => document.body.replaceChildren());

/** A window with the focus in something, and a dialog that is asked for but isn't there yet. */
function hold(tag: 'button' | 'input' | 'textarea') {
  const behind = document.body.appendChild(document.createElement(tag));
  const pressed = vi.fn();
  behind.addEventListener('click', pressed);
  behind.focus();
  const on = { onEscape: vi.fn(), onEnd: vi.fn() };
  const end = holdKeys(on);
  return { behind, pressed, end, ...on };
}

/** The dialog comes, with the focus in a field of it. */
async function openWith<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  change: (field: HTMLElementTagNameMap[T]) => void,
) {
  const dialog = document.body.appendChild(document.createElement('section'));
  dialog.setAttribute('role', 'dialog');
  const field = dialog.appendChild(document.createElement(tag));
  change(field);
  field.focus();
  await Promise.resolve();
  return field;
}

const nothing = () => {};

it('a key presses no button behind the dialog, and a text goes into its field', async () => {
  const { behind, pressed, onEnd } = hold('button');
  await userEvent.keyboard('a new event');
  expect(pressed).not.toHaveBeenCalled();
  expect(document.activeElement).not.toBe(behind);
  expect(onEnd).not.toHaveBeenCalled();
  const inputs = vi.fn();
  const field = await openWith('input', (input) => input.addEventListener('input', inputs));
  expect(field.value).toBe('a new event');
  expect([inputs, onEnd].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  await userEvent.keyboard('s');
  expect(field.value).toBe('a new events');
});

it.each(['input', 'textarea'] as const)('what is typed does not go into the %s behind', async (tag) => {
  const { behind, end } = hold(tag);
  await userEvent.keyboard('abc');
  expect(behind).toHaveProperty('value', '');
  end();
});

it('replaces what the dialog selects, and knows Backspace', async () => {
  hold('button');
  await userEvent.keyboard('Firxx{Backspace}{Backspace}st');
  const field = await openWith('input', (input) => {
    input.value = 'testdrive/book';
    input.addEventListener('focus', () => input.select());
  });
  expect(field.value).toBe('First');
});

it.each(['{Enter}', '{Tab}', '{ArrowDown}'])('what follows %s is not for the first field', async (key) => {
  hold('button');
  await userEvent.keyboard(`ab${key}cd`);
  expect((await openWith('input', nothing)).value).toBe('ab');
});

it.each([
  ['a number', { type: 'number' }],
  ['what is only read', { readOnly: true }],
])('types nothing into %s', async (_, kind) => {
  const { onEnd } = hold('button');
  await userEvent.keyboard('12');
  expect((await openWith('input', (input) => void Object.assign(input, kind))).value).toBe('');
  expect(onEnd).toHaveBeenCalled();
});

it('a shortcut is no text and runs nothing', async () => {
  const { end } = hold('button');
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  await userEvent.keyboard('{Control>}k{/Control}');
  document.removeEventListener('keydown', heard);
  expect(heard).not.toHaveBeenCalled();
  expect((await openWith('input', nothing)).value).toBe('');
  end();
});

it('Escape is for who waits, and what takes the focus behind the dialog loses it', async () => {
  const { behind, onEscape, end } = hold('input');
  behind.focus();
  expect(document.activeElement).not.toBe(behind);
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledTimes(1);
  end();
  behind.focus();
  await userEvent.keyboard('on');
  expect(behind).toHaveProperty('value', 'on');
});

it('a dialog that never comes gives the keys back', () => {
  vi.useFakeTimers();
  const { behind, onEnd } = hold('input');
  vi.runAllTimers();
  vi.useRealTimers();
  behind.focus();
  expect(document.activeElement).toBe(behind);
  expect(onEnd).toHaveBeenCalledTimes(1);
});
