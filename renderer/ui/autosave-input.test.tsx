import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { AutosaveInput } from './autosave-input.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open({ refuses = false } = {}) {
  const saved: string[] = [];
  function Place() {
    const [value, setValue] = useState('');
    const save = (text: string) => {
      saved.push(text);
      if (!refuses) setValue(text.trim() || 'Untitled');
    };
    return (
      <>
        <AutosaveInput label="Title" value={value} onSave={save} />
        <button type="button" onClick={() => setValue('undone')}>
          Undo
        </button>
      </>
    );
  }
  const { unmount } = render(<Place />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  const type = (text: string) => fireEvent.change(field, { target: { value: text } });
  return { saved, field, type, unmount };
}

const rest = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it('saves once, when typing pauses', () => {
  const { saved, type } = open();
  for (const text of ['a', 'ab', 'abc']) {
    type(text);
    rest(300);
  }
  expect(saved).toEqual([]);
  rest(200);
  expect(saved).toEqual(['abc']);
  rest(1_000);
  expect(saved).toEqual(['abc']);
});

it('saves at once when the field is removed', () => {
  const { saved, type, unmount } = open();
  type('typed');
  unmount();
  expect(saved).toEqual(['typed']);
});

it.each(['is removed', 'is left'])('never saves a letter that was typed and deleted, when the field %s', (how) => {
  const { saved, field, type, unmount } = open();
  type('a');
  rest(100);
  type('');
  if (how === 'is left') fireEvent.blur(field);
  unmount();
  rest(1_000);
  expect(saved).toEqual([]);
});

it('saves again when saved text is deleted', () => {
  const { saved, type, unmount } = open();
  type('a');
  rest(400);
  type('ab');
  rest(100);
  type('a');
  unmount();
  expect(saved).toEqual(['a']);
});

it('shows the saved form of the text once it is left', () => {
  const { field, type } = open();
  type('  ');
  rest(400);
  expect(field.value).toBe('  ');
  fireEvent.blur(field);
  expect(field.value).toBe('Untitled');
});

it('shows a value from outside once the typed text is deleted again', () => {
  const { saved, field, type } = open();
  type('a');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(field.value).toBe('a');
  type('undone');
  rest(1_000);
  expect(saved).toEqual([]);
  expect(field.value).toBe('undone');
});
