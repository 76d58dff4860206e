import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type ExchangeSummary, summarise } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { useChosenEvent } from './use-chosen-event.ts';

/** A list of these events, as it was read. */
function linesOf(ids: readonly string[]) {
  const events: readonly ExchangeSummary[] = ids.map((id) => summarise(makeReceived(id, 'tid')));
  const counts = { total: ids.length, all: ids.length, tookMs: 1, groups: null };
  return { query: wholeHistory, ...counts, lineAt: (place: number) => events[place] ?? null, want: vi.fn() };
}

const choose = (ids: readonly string[]) =>
  renderHook((now: readonly string[]) => useChosenEvent(wholeHistory, linesOf(now)), { initialProps: ids });

it('the first event stays chosen when newer ones come, also before anything was chosen', () => {
  const { result, rerender } = choose(['b', 'a']);
  expect(result.current).toMatchObject({ id: 'b', place: 0 });
  rerender(['d', 'c', 'b', 'a']);
  expect(result.current).toMatchObject({ id: 'b', place: 2 });
});

it('the event that follows a deleted one stays chosen when newer ones come', () => {
  const { result, rerender } = choose(['c', 'b', 'a']);
  act(() => result.current.choose(1));
  rerender(['c', 'a']);
  expect(result.current).toMatchObject({ id: 'a', place: 1 });
  rerender(['d', 'c', 'a']);
  expect(result.current).toMatchObject({ id: 'a', place: 2 });
});
