import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { summarise } from '#app/exchange/exchange.ts';
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

it('a row that appears during a scroll has its buttons when the scroll ends', async () => {
  const lines = Array.from({ length: 1_000 }, (_, place) => summarise(makeReceived(`line ${place}`, 'tid')));
  render(
    <HistoryList
      name="History"
      lines={{
        query: null,
        total: 1_000,
        all: 1_000,
        tookMs: 1,
        groups: null,
        lineAt: (place) => lines[place] ?? null,
        want: vi.fn(),
      }}
      words={[]}
      selected={new Set()}
      chosen={{ id: 'line 0', place: 0, choose: vi.fn() }}
      groups={{ nameOf: () => null, onOpenRun: vi.fn(), isSelected: () => false, onSelect: vi.fn() }}
      onSelectAll={vi.fn()}
      on={on}
    />,
  );
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
