import { afterEach, expect, it, vi } from 'vitest';
import { createFlushes } from './flushes.ts';

vi.useFakeTimers();
afterEach(() => {
  vi.clearAllTimers();
});

it('files that are written within a tenth of a second are flushed together, each once', () => {
  const { flushLater } = createFlushes();
  const flushed: string[] = [];
  const one = () => flushed.push('one');
  const other = () => flushed.push('other');
  flushLater(one);
  vi.advanceTimersByTime(60);
  for (const flush of [other, one, other]) flushLater(flush);
  vi.advanceTimersByTime(39);
  expect(flushed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(flushed).toEqual(['one', 'other']);
  flushLater(other);
  vi.advanceTimersByTime(100);
  expect(flushed).toEqual(['one', 'other', 'other']);
  expect(vi.getTimerCount()).toBe(0);
});

it('a file that was flushed meanwhile isn’t flushed again, and nothing is waited for without one', () => {
  const { flushLater, dropFlush } = createFlushes();
  const flushed: string[] = [];
  const one = () => flushed.push('one');
  const other = () => flushed.push('other');
  for (const flush of [one, other]) flushLater(flush);
  dropFlush(one);
  vi.advanceTimersByTime(100);
  expect(flushed).toEqual(['other']);
  flushLater(one);
  dropFlush(one);
  expect(vi.getTimerCount()).toBe(0);
});
