import { expect, it } from 'vitest';
import { hasConflictMarks } from './conflict-marks.ts';

it.each([
  [true, '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n'],
  [true, '{\r\n<<<<<<< HEAD\r\na\r\n||||||| base\r\n=======\r\nb\r\n>>>>>>> branch\r\n}'],
  [true, 'x\n<<<<<<< HEAD\n=======\n>>>>>>> branch'],
  [false, 'Title\n=======\n'],
  [false, '{"a":"<<<<<<< HEAD\\n=======\\n>>>>>>> branch"}'],
  [false, '>>>>>>> branch\n=======\n<<<<<<< HEAD'],
  [false, ''],
])('tells (%s) whether a merge left its marks in %j', (has, text) => {
  expect(hasConflictMarks(text)).toBe(has);
});

it('takes no longer for many marks that are in lines', () => {
  expect(hasConflictMarks('x<<<<<<< '.repeat(100_000))).toBe(false);
});
