import { act, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type ExchangeSummary, noMarks, summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { layOut, scrollDown } from '#renderer/testing/lay-out.ts';
import { render } from '#renderer/testing/render.tsx';
import { HistoryList } from './history-list.tsx';

layOut(1_000, 400);

const on = {
  onOpen: vi.fn(),
  onSendAgain: vi.fn(),
  onCompare: vi.fn(),
  onTrash: vi.fn(),
  onRestore: vi.fn(),
  onPin: vi.fn(),
  onSelect: vi.fn(),
  onTriggered: vi.fn(),
  ...{ onMonitoring: vi.fn(), onNote: vi.fn(), onSearch: vi.fn() },
};

const events = (...ids: readonly string[]) => ids.map((id) => summarise(makeReceived(id, 'tid')));

function listOf(lines: readonly ExchangeSummary[], chosen: number) {
  const total = lines.length;
  return (
    <HistoryList
      name="History"
      lines={{
        ...{ query: null, total, all: total, tookMs: 1, groups: null },
        lineAt: (place) => lines[place] ?? null,
        want: vi.fn(),
      }}
      words={[]}
      selected={new Set()}
      chosen={{ id: lines[chosen]?.id ?? null, place: chosen, choose: vi.fn() }}
      groups={{ nameOf: () => null, onOpenRun: vi.fn(), isSelected: () => false, onSelect: vi.fn() }}
      onSelectAll={vi.fn()}
      on={on}
    />
  );
}

const chosenRow = () => document.querySelector<HTMLElement>('li[aria-current]');

it('the focus goes with the choice where another search chooses another row', () => {
  const { rerender } = render(listOf(events('a', 'b', 'c'), 1));
  act(() => chosenRow()?.focus());
  // Above it, another event is found: the choice stays, and so does the focus.
  rerender(listOf(events('new', 'a', 'b', 'c'), 2));
  expect(document.activeElement).toBe(chosenRow());
  rerender(listOf(events('c', 'b'), 0));
  expect(chosenRow()?.textContent).toBeTruthy();
  expect(document.activeElement).toBe(chosenRow());
});

it('a row that appears during a scroll has its buttons when the scroll ends', async () => {
  render(listOf(events(...Array.from({ length: 1_000 }, (_, place) => `line ${place}`)), 0));
  const list = screen.getByRole('list', { name: 'History' });
  const buttons = () => within(list).queryAllByRole('button', { name: 'Open' });
  expect(buttons().length).toBeGreaterThan(0);
  scrollDown(list.parentElement?.parentElement ?? null, 20_000);
  // The chosen row stays, with its buttons.
  const [, first] = within(list).getAllByRole('listitem');
  expect(Number(first?.getAttribute('aria-posinset'))).toBeGreaterThan(500);
  expect(buttons()).toHaveLength(1);
  // They come a few in each frame.
  await vi.waitFor(
    () => expect(list.querySelectorAll('[aria-label="Open"]')).toHaveLength(list.childElementCount),
    10_000,
  );
});

it('shows no verdict of an event that never left', () => {
  const judged = (id: string, left: 'no' | 'yes') =>
    summarise(makeReceived(id, 'tid', { left, marks: { ...noMarks, triggered: 'yes' } }));
  render(listOf([judged('a', 'yes'), judged('b', 'no')], 0));
  const [sent, unsent] = screen.getAllByRole('listitem');
  expect(sent?.textContent).toContain('triggered');
  expect(unsent?.textContent).not.toContain('triggered');
});
