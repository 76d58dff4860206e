import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { summarise } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut, scrollDown } from '#renderer/testing/lay-out.ts';
import { render } from '#renderer/testing/render.tsx';
import { History } from './history.tsx';

layOut(1_000, 400);

const ofGroup = { day: '2026-11-28', runId: null, storyboard: null, judged: 0, unsent: 0 };
const groups = [
  { ...ofGroup, storyboard: { id: 's', title: 'Demo' }, count: 2, judged: 1, firstId: 'e0', lastId: 'e1' },
  { ...ofGroup, count: 298, judged: 290, unsent: 8, firstId: 'e2', lastId: 'e299' },
];

/** The history of 300 events, of which the first page was read. */
function open() {
  const kept = Array.from({ length: 300 }, (_, at) => summarise(makeReceived(`e${at}`, `tid${at}`)));
  installFakeBridge({
    'history.list': ({ limit, offset }) => {
      const exchanges = kept.slice(offset, offset + limit);
      return { exchanges, total: kept.length, all: kept.length, tookMs: 1, groups };
    },
    'history.range': ({ fromId, toId }) => {
      const place = (id: string) => kept.findIndex((event) => event.id === id);
      return { ids: kept.slice(place(fromId), place(toId) + 1).map(({ id }) => id) };
    },
    'exchange.open': ({ id }) => ({ exchange: makeReceived(id, 'tid') }),
    'history.origins': () => ({ names: [], storyboards: [], runIds: [] }),
    'run.list': () => ({ runs: [] }),
  });
  const events = { onOpen: vi.fn(), onSendAgain: vi.fn(), onMonitoring: vi.fn(), onRun: vi.fn(), onOpenRun: vi.fn() };
  const onReplay = vi.fn();
  const view = { onQuery: vi.fn(), onCompose: vi.fn(), onCopy: vi.fn(), onSay: vi.fn(), onMakeStoryboard: vi.fn() };
  const files = { onTrash: vi.fn(), onRestore: vi.fn(), onRemove: vi.fn(), onExport: vi.fn() };
  const searches = { own: [], onOpen: vi.fn(), onSave: vi.fn(), onEdit: vi.fn() };
  const query = { ...wholeHistory, groupBy: 'storyboard' as const };
  render(
    <History
      query={query}
      environments={[]}
      storyboards={new Map()}
      searches={searches}
      on={{ ...events, onReplay, ...view, ...files }}
    />,
  );
}

/** The head in the list: the line above it repeats one, for the eyes only. */
const head = async (name: string) => (await screen.findAllByRole('checkbox', { name })).at(-1) as HTMLInputElement;

it('a head says how many are judged, and selects all events of its group, also those that were not read', async () => {
  open();
  expect((await screen.findAllByText('Storyboard: Demo, 2 events')).length).toBeGreaterThan(0);
  expect(screen.getAllByText('1 judged').length).toBeGreaterThan(0);
  expect(screen.getAllByText('all judged').length).toBeGreaterThan(0);
  await userEvent.click(await head('Select group: Not in a storyboard'));
  await screen.findByText('298 of 300 selected');
  expect((await head('Select group: Not in a storyboard')).checked).toBe(true);
  expect((await head('Select group: Storyboard: Demo')).checked).toBe(false);
  await userEvent.click(await head('Select group: Not in a storyboard'));
  await screen.findByText('300 events');
});

it('G selects the group of the chosen event, and deselects it', async () => {
  open();
  await head('Select group: Storyboard: Demo');
  document.querySelector<HTMLElement>('li[aria-current]')?.focus();
  await userEvent.keyboard('g');
  await screen.findByText('2 of 300 selected');
  expect((await head('Select group: Storyboard: Demo')).checked).toBe(true);
  await userEvent.keyboard('g');
  await screen.findByText('300 events');
});

it('the head above a scrolled list selects its group by the mouse, and takes no focus', async () => {
  open();
  const own = await head('Select group: Storyboard: Demo');
  const list = screen.getByRole('list', { name: 'History' });
  const boxesOfGroup = () =>
    screen.queryAllByRole('checkbox', { name: 'Select group: Not in a storyboard', hidden: true });
  expect(boxesOfGroup()).toHaveLength(1);
  scrollDown(list.parentElement?.parentElement ?? null, 3_200);
  expect(own.isConnected).toBe(false);
  const [copy] = boxesOfGroup();
  if (copy === undefined) throw new Error('No head is in sight.');
  expect(copy.tabIndex).toBe(-1);
  expect(copy.closest('[aria-hidden="true"]')).not.toBeNull();
  const before = document.activeElement;
  await userEvent.click(copy);
  await screen.findByText('298 of 300 selected');
  expect(document.activeElement).toBe(before);
});
