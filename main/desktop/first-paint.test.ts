import { expect, it } from 'vitest';
import { watchFirstPaint } from './first-paint.ts';

/** Long enough that a test would fail by its own limit. */
const never = 1_000_000_000;

it('begins once the window has both its script and its style', async () => {
  const { begun, onServed } = watchFirstPaint(never);
  let hasBegun = false;
  void begun.then(() => {
    hasBegun = true;
  });
  onServed('/assets/window-1.js');
  onServed('/assets/other-1.css');
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(hasBegun).toBe(false);
  onServed('/assets/window-1.css');
  await begun;
});

it('begins where a file is never reported', async () => {
  const { begun, onServed } = watchFirstPaint(1);
  onServed('/assets/window-1.js');
  await begun;
});
