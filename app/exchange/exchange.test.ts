import { expect, it } from 'vitest';
import { canTrigger, noMarks } from './exchange.ts';

it('asks for no verdict on an event that never left or is in the trash', () => {
  expect(canTrigger({ left: 'yes', marks: noMarks })).toBe(true);
  expect(canTrigger({ left: 'no', marks: noMarks })).toBe(false);
  expect(canTrigger({ left: 'yes', marks: { ...noMarks, deletedAt: '2026-01-01T00:00:00.000Z' } })).toBe(false);
});
