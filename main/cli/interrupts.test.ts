import { expect, it } from 'vitest';
import { createInterrupts } from './interrupts.ts';

function listen() {
  const heard: string[] = [];
  return { heard, ...createInterrupts((says) => heard.push(says)) };
}

it('before anything is sent it ends at once, and takes its files along', () => {
  const { heard, hear, onLeave, isAsked } = listen();
  const keep = onLeave(() => heard.push('kept'));
  onLeave(() => heard.push('removed'));
  keep();
  expect(isAsked()).toBe(false);
  hear();
  expect(heard).toEqual(['removed', 'Stopped. Nothing was sent.']);
  expect(isAsked()).toBe(true);
});

it('what listens is asked as often as it said, then it ends at once', () => {
  const { heard, hear, onInterrupt } = listen();
  onInterrupt(() => heard.push('stop'), 2, 'Stopped in the middle.');
  for (let count = 0; count < 3; count++) hear();
  expect(heard).toEqual(['stop', 'stop', 'Stopped in the middle.']);
});

it('what does not listen any more is not asked, and its words stay true', () => {
  const { heard, hear, onInterrupt } = listen();
  onInterrupt(() => heard.push('stop'), 1, 'All was sent.')();
  hear();
  expect(heard).toEqual(['All was sent.']);
});
