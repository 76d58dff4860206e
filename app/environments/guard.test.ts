import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from './environment.ts';
import { allowanceOf, needsYes } from './guard.ts';

const once: Environment = {
  ...blankEnvironment('prod'),
  serverName: 'https://prod.example.com',
  askBeforeSending: true,
  asks: 'once-per-session',
};
const allowed = [allowanceOf(once)];

it.each([
  ['one that is not guarded', { ...once, askBeforeSending: false }, [], false],
  ['one that asks once, the first time', once, [], true],
  ['one that asks once, and was allowed', once, allowed, false],
  ['one that was allowed, and asks each time since', { ...once, asks: 'each-time' as const }, allowed, true],
  [
    'one that was allowed, and has another server since',
    { ...once, serverName: 'https://b.example.com' },
    allowed,
    true,
  ],
  ['another one', { ...once, id: 'other' }, allowed, true],
])('%s', (_, environment, yes, needed) => {
  expect(needsYes(environment, yes)).toBe(needed);
});
