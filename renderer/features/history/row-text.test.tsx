import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { Ends, endOfKey } from './row-text.tsx';

const uri = 'assist://salescloud/testdrive/bookInterest';

/** The parts of a text, of which the first gives way where there is no space. */
function partsOf(words: readonly string[], text: string): readonly string[] {
  render(<Ends text={text} words={words} end={16} />);
  const whole = screen.getByTitle(text);
  expect(whole.textContent).toBe(text);
  return [...whole.querySelectorAll('span')].map(({ textContent }) => textContent ?? '');
}

it('the end of a text stays where its beginning is cut', () => {
  expect(partsOf([], uri)).toEqual(['assist://salescloud/testdr', 'ive/bookInterest']);
});

it('a short text, and one in which something is searched, stay whole', () => {
  expect(partsOf([], 'assist://a/b')).toEqual([]);
  expect(partsOf(['zzz'], uri)).not.toContain('ive/bookInterest');
});

it.each([
  ['customer19@example.com', 'er19@example.com'],
  ['CUSTOMER-0000000042', '00000042'],
  ['ada@a-very-long-domain.example.com', 'mple.com'],
])('the end of %s is %s', (key, end) => {
  expect(key.slice(-endOfKey(key))).toBe(end);
});
