import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { LedgerEquation } from './ledger-equation.tsx';

const ledger = { planned: 1_200, answered: 1_000, failed: 9, unknown: 3, skipped: 88, unsent: 100 };
const show = (change: Partial<typeof ledger> = {}, underWay = 0) =>
  render(<LedgerEquation ledger={{ ...ledger, ...change }} underWay={underWay} />);

it('shows each figure by its name, in the order of the sum', () => {
  show();
  const region = screen.getByRole('region', { name: 'Ledger' });
  const read = (role: string) =>
    within(region)
      .getAllByRole(role)
      .map(({ textContent }) => textContent);
  expect(read('term')).toEqual(['Planned', 'Answered', 'Failed', 'Unknown', 'Skipped', 'Unsent']);
  expect(read('definition')).toEqual(['1,200', '1,000', '9', '3', '88', '100']);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(region.textContent).not.toContain('balance');
});

it('says in the bar how far it is, in figures and in words', () => {
  show({}, 16);
  const bar = screen.getByRole('progressbar', { name: 'Run progress' });
  expect(bar.getAttribute('aria-valuemax')).toBe('1200');
  expect(bar.getAttribute('aria-valuenow')).toBe('1100');
  expect(bar.getAttribute('aria-valuetext')).toMatch(/^1,100 of 1,200 done: 1,000 of 1,200 answered, 9 failed/);
  expect(screen.getByText('91.6%')).toBeTruthy();
  expect(screen.getByText('16 of the unsent are in flight')).toBeTruthy();
});

it('never rounds up to the end, and does not hide that something is missing', () => {
  show({ planned: 10_000, answered: 9_899, failed: 9, unknown: 3, skipped: 88, unsent: 1 });
  expect(screen.getByText('99.9%')).toBeTruthy();
});

it.each([
  [999, '1 event is missing'],
  [990, '10 events are missing'],
  [1_001, '1 event is counted twice'],
])('says that a sum does not add up, by how much, and what to do', (answered, says) => {
  show({ answered });
  const { textContent } = screen.getByRole('alert');
  expect(textContent).toContain(`The ledger doesn’t balance: ${says}.`);
  expect(textContent).toContain('export the report');
});
