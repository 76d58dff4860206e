import { expect, it } from 'vitest';
import { onAbort } from './on-abort.ts';

it('calls everyone who waits for a signal once, with a single listener', () => {
  const controller = new AbortController();
  const calls: string[] = [];
  for (let count = 0; count < 3; count += 1) onAbort(controller.signal, () => calls.push(`call ${count}`));
  controller.abort();
  controller.abort();
  expect(calls).toEqual(['call 0', 'call 1', 'call 2']);
});

it('calls nobody who took it back, also while others are called', () => {
  const controller = new AbortController();
  const calls: string[] = [];
  const takeBack = onAbort(controller.signal, () => calls.push('taken back'));
  onAbort(controller.signal, () => takeBackLast());
  const takeBackLast = onAbort(controller.signal, () => calls.push('last'));
  takeBack();
  controller.abort();
  expect(calls).toEqual([]);
});
