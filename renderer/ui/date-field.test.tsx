import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { DateField } from './date-field.tsx';
import { leadToUnusable } from './unusable-field.ts';

function open(start = '') {
  const heard: string[] = [];
  function Place() {
    const [value, setValue] = useState(start);
    const take = (day: string) => {
      heard.push(day);
      setValue(day);
    };
    return <DateField label="From" value={value} onChange={take} />;
  }
  render(<Place />);
  const field = screen.getByLabelText<HTMLInputElement>('From');
  // What a browser reports for 05/01/2026, key by key: nothing until there is a year, and then the years 2, 20, 202 and 2026.
  const type = (...values: readonly string[]) => {
    for (const value of values) fireEvent.change(field, { target: { value } });
  };
  return { heard, field, type };
}

it('can be typed: a year that is not whole counts for nothing, and stays in the field', () => {
  const { heard, field, type } = open();
  type('0002-05-01', '0020-05-01', '0202-05-01');
  expect(heard).toEqual([]);
  expect(field.value).toBe('0202-05-01');
  type('2026-05-01');
  expect(heard).toEqual(['2026-05-01']);
  expect(field.value).toBe('2026-05-01');
});

it('restores the day before while another one is typed', () => {
  const { heard, type } = open('2025-12-31');
  type('0002-12-31');
  expect(heard).toEqual(['']);
});

it('marks an incomplete date when it is left', () => {
  const { field, type } = open();
  type('0202-05-01');
  expect(field.getAttribute('aria-invalid')).not.toBe('true');
  fireEvent.blur(field);
  expect(screen.getByText('Enter a full date')).toBeDefined();
  expect(field.value).toBe('0202-05-01');
  type('2026-05-01');
  expect(screen.queryByText('Enter a full date')).toBeNull();
});

it.each([
  ['whose year is not whole', (type: (day: string) => void) => type('0202-05-01')],
  // What a browser reports while day or month are missing: no text, and no event.
  ['that is half typed', (_: unknown, field: HTMLElement) => Object.defineProperty(field, 'validity', halfTyped)],
])('keeps its form from being sent with a date %s, and says why', (_, write) => {
  const { field, type } = open();
  expect(leadToUnusable(document)).toBe(false);
  write(type, field);
  act(() => expect(leadToUnusable(document)).toBe(true));
  expect(screen.getByText('Enter a full date')).toBeDefined();
  expect(document.activeElement).toBe(field);
});

const halfTyped = { value: { badInput: true, valid: false } };
