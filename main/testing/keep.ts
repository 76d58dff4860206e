import { onTestFinished } from 'vitest';

/** Closes something when the test is over, however it ends. */
export function keep<T extends { close(): void }>(one: T): T {
  onTestFinished(() => one.close());
  return one;
}
