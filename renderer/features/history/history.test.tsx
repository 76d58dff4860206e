import { Notifications } from '@mantine/notifications';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type ExchangeSummary, summarise } from '#app/exchange/exchange.ts';
import type { HistoryGroup } from '#app/history/history-groups.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { render } from '#renderer/testing/render.tsx';
import { History } from './history.tsx';
import { replaySelected } from './selection-actions.ts';

layOut(1_000, 400);

/** The history of a main that keeps these events. Its pages can be held back. */
function open(
  count: number,
  { onlyFirstPage = false, groups = undefined as readonly HistoryGroup[] | undefined } = {},
) {
  let kept: readonly ExchangeSummary[] = Array.from({ length: count }, (_, at) =>
    summarise(makeReceived(`e${at}`, `tid${at}`)),
  );
  const ids = () => kept.map(({ id }) => id);
  const hold = new Promise<never>(() => {});
  const bridge = installFakeBridge({
    'history.list': ({ limit, offset }) => {
      if (onlyFirstPage && offset > 0) return hold;
      const exchanges = kept.slice(offset, offset + limit);
      return { exchanges, total: kept.length, all: kept.length, tookMs: 1, ...(groups && { groups }) };
    },
    'history.ids': () => ({ ids: ids() }),
    'history.range': ({ fromId, toId }) => {
      const [from = -1, to = -1] = [ids().indexOf(fromId), ids().indexOf(toId)].toSorted((a, b) => a - b);
      return { ids: from < 0 ? null : ids().slice(from, to + 1) };
    },
    'exchange.open': ({ id }) => ({ exchange: makeReceived(id, 'tid') }),
    'run.list': () => ({ runs: [] }),
    'history.origins': () => ({ names: [], storyboards: [], runIds: [] }),
    'history.mark': () => ({ kind: 'saved' }),
    'history.missing': (input) => ({ ids: input.ids.filter((id) => !ids().includes(id)) }),
  });
  const on = {
    ...{
      onQuery: vi.fn(),
      onOpen: vi.fn(),
      onSendAgain: vi.fn(),
      onMonitoring: vi.fn(),
      onRun: vi.fn(),
      onReplay: vi.fn(),
      onCompose: vi.fn(),
      onCopy: vi.fn(),
      onOpenRun: vi.fn(),
    },
    ...{ onTrash: vi.fn(), onRestore: vi.fn(), onRemove: vi.fn(), onExport: vi.fn(), onSay: vi.fn() },
    onMakeStoryboard: vi.fn(),
  };
  const searches = { own: [], onOpen: vi.fn(), onSave: vi.fn(), onEdit: vi.fn() };
  render(<History query={wholeHistory} environments={[]} storyboards={new Map()} searches={searches} on={on} />);
  return {
    on,
    made: bridge.made,
    /** Removes events without a push to the window. */
    remove: (...gone: readonly string[]) => {
      kept = kept.filter(({ id }) => !gone.includes(id));
    },
    push: () => act(() => bridge.push('history.changed', { total: kept.length })),
  };
}

const ofGroup = { day: '2026-11-28', runId: null, storyboard: null, judged: 0, unsent: 0 };

const boxes = () => screen.findAllByRole('checkbox', { name: /^Select: / });
const all = () => screen.findByRole('checkbox', { name: 'Select all' });

it('an event that is deleted leaves the selection, its count and every action', async () => {
  const { on, remove, push } = open(3);
  await userEvent.click(await all());
  await screen.findByText('3 of 3 selected');
  remove('e1');
  push();
  await screen.findByText('2 of 2 selected');
  await waitFor(async () => expect(await all()).toMatchObject({ checked: true }));
  await userEvent.click(screen.getByRole('button', { name: 'Run these again…' }));
  await waitFor(() => expect(on.onRun).toHaveBeenCalledWith(['e0', 'e2']));
});

it.each([
  ['Run these again…', 'onRun'],
  ['Delete selected', 'onTrash'],
  ['Make a storyboard', 'onMakeStoryboard'],
] as const)('%s asks once more what is still there', async (name, action) => {
  const { on, remove } = open(3);
  await userEvent.click(await all());
  await screen.findByText('3 of 3 selected');
  remove('e0');
  await userEvent.click(screen.getByRole('button', { name }));
  await waitFor(() => expect(on[action]).toHaveBeenCalledWith(['e1', 'e2']));
});

it('replays what is selected from its menu and by command, and says so where nothing is', async () => {
  const { on } = open(3);
  render(<Notifications />);
  await all();
  act(replaySelected);
  await screen.findByText('Select the events to replay first.');
  await userEvent.click(await all());
  await screen.findByText('3 of 3 selected');
  act(replaySelected);
  await waitFor(() => expect(on.onReplay.mock.calls).toEqual([[['e0', 'e1', 'e2']]]));
  await userEvent.click(screen.getByRole('button', { name: 'More ways to run these' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Replay as it was…' }));
  await waitFor(() => expect(on.onReplay).toHaveBeenCalledTimes(2));
});

it('says so where nothing of the selection is left', async () => {
  const { on, remove } = open(1);
  await userEvent.click(await all());
  await screen.findByText('1 of 1 selected');
  remove('e0');
  await userEvent.click(screen.getByRole('button', { name: 'Delete selected' }));
  await waitFor(() => expect(on.onSay).toHaveBeenCalled());
  expect(on.onTrash).not.toHaveBeenCalled();
});

it('a range has every event between the two that were pressed, also after others were added or removed', async () => {
  const user = userEvent.setup();
  const { on, remove, push } = open(6);
  await user.click((await boxes())[3] as HTMLElement);
  remove('e0', 'e1');
  push();
  await waitFor(async () => expect(await boxes()).toHaveLength(4));
  await user.keyboard('{Shift>}');
  await user.click((await boxes())[3] as HTMLElement);
  await user.keyboard('{/Shift}');
  await screen.findByText('3 of 4 selected');
  await user.click(screen.getByRole('button', { name: 'Delete selected' }));
  await waitFor(() => expect(on.onTrash).toHaveBeenCalledWith(['e3', 'e4', 'e5']));
});

it('Compare drops nothing of a larger selection', async () => {
  const { on } = open(4);
  for (const box of (await boxes()).slice(1)) await userEvent.click(box);
  await screen.findByText('3 of 4 selected');
  await userEvent.click(screen.getAllByRole('button', { name: 'Compare' })[0] as HTMLElement);
  expect(on.onSay).toHaveBeenCalledWith(expect.stringContaining('More than one other event is selected'));
  expect(screen.getByText('3 of 4 selected')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Compare' })).toBeNull();
});

const chosenRow = () => document.querySelector<HTMLElement>('li[data-chosen]');

it('a held Delete deletes one event', async () => {
  const { on } = open(3);
  await boxes();
  const row = chosenRow() as HTMLElement;
  row.focus();
  fireEvent.keyDown(row, { key: 'Delete' });
  fireEvent.keyDown(row, { key: 'Delete', repeat: true });
  fireEvent.keyDown(row, { key: 'y', repeat: true });
  expect(on.onTrash).toHaveBeenCalledExactlyOnceWith(['e0']);
});

it('the row that follows has the focus after an event was deleted by its button', async () => {
  const { remove, push } = open(3);
  await boxes();
  await userEvent.click(screen.getAllByRole('button', { name: 'Delete' })[0] as HTMLElement);
  remove('e0');
  push();
  await waitFor(async () => expect(await boxes()).toHaveLength(2));
  await waitFor(() => expect(document.activeElement).toBe(chosenRow()));
});

it('whoever searches after a delete stays in the search', async () => {
  const { remove, push } = open(3);
  await boxes();
  chosenRow()?.focus();
  await userEvent.keyboard('{Delete}');
  const search = screen.getByRole('searchbox', { name: 'Search history' });
  search.focus();
  remove('e0');
  push();
  await waitFor(async () => expect(await boxes()).toHaveLength(2));
  expect(document.activeElement).toBe(search);
});

it('Tab reaches the list also when the run of the chosen event is collapsed', async () => {
  open(3, {
    groups: [
      { ...ofGroup, runId: 'r', count: 2, firstId: 'e0', lastId: 'e1' },
      { ...ofGroup, count: 1, firstId: 'e2', lastId: 'e2' },
    ],
  });
  await userEvent.click((await screen.findAllByRole('button', { name: /^Run:/ })).at(-1) as HTMLElement);
  await waitFor(() => expect(chosenRow()?.dataset['place']).toBe('3'));
  expect(chosenRow()?.tabIndex).toBe(0);
});

it('the arrow keys keep the chosen row in sight, below the column headers and above the edge', async () => {
  open(60);
  await boxes();
  const scroller = screen.getByRole('list', { name: 'History' }).parentElement?.parentElement as HTMLElement;
  const headHeight = 30;
  const stuckHeight = 32;
  Object.defineProperty(scroller, 'scrollHeight', { value: headHeight + 60 * 32 });
  const check = () => {
    const top = headHeight + Number(/translateY\((\d+)px\)/.exec(chosenRow()?.style.transform ?? '')?.[1]);
    expect(top + 32).toBeLessThanOrEqual(scroller.scrollTop + scroller.clientHeight);
    expect(top).toBeGreaterThanOrEqual(scroller.scrollTop + headHeight + (scroller.scrollTop === 0 ? 0 : stuckHeight));
  };
  chosenRow()?.focus();
  for (const key of [...Array(14).fill('{ArrowDown}'), ...Array(9).fill('{ArrowUp}')]) {
    await userEvent.keyboard(key);
    await waitFor(() => {
      fireEvent.scroll(scroller);
      check();
    });
  }
  expect(scroller.scrollTop).toBeGreaterThan(0);
});

/** Something beside the view that has the focus when it opens. */
function focusBeside(tag: 'button' | 'input'): HTMLElement {
  const beside = document.body.appendChild(document.createElement(tag));
  onTestFinished(() => beside.remove());
  beside.focus();
  return beside;
}

it('opened from the side bar, the keys are for the chosen event', async () => {
  focusBeside('button');
  const { made } = open(3);
  await boxes();
  await waitFor(() => expect(document.activeElement).toBe(document.querySelector('li[aria-current]')));
  await userEvent.keyboard('n');
  const ids = ['e0'];
  expect(made).toContainEqual({ name: 'history.mark', input: { ids, marks: { triggered: 'no' } } });
});

it('opened while a person types elsewhere, it leaves the focus there', async () => {
  const field = focusBeside('input');
  const { made } = open(3);
  await boxes();
  await userEvent.keyboard('no');
  expect(field).toHaveProperty('value', 'no');
  expect(made.filter(({ name }) => name === 'history.mark')).toEqual([]);
});
