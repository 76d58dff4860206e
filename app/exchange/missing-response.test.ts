import { expect, it } from 'vitest';
import { missingResponse } from './missing-response.ts';

it.each([
  ['cut-off', false, 'No response arrived.'],
  ['cut-off', true, 'Only the beginning of a response arrived.'],
  ['invalid-answer', true, 'The response isn’t valid HTTP.'],
  ['interrupted', false, 'Tidings closed before it saved a response.'],
  [null, false, 'No response arrived.'],
] as const)('%s, with bytes: %s', (outcome, hasBytes, says) => {
  expect(missingResponse(outcome, hasBytes)).toBe(says);
});
