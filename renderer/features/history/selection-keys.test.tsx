import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { summarise } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { render } from '#renderer/testing/render.tsx';
import { History, type HistoryActions } from './history.tsx';

layOut(1_000, 400);

function open(count: number, read = async () => {}) {
  const exchanges = Array.from({ length: count }, (_, at) => summarise(makeReceived(`e${at}`, `tid${at}`)));
  const ids = exchanges.map(({ id }) => id);
  const { made } = installFakeBridge({
    'history.list': () => ({ exchanges, total: count, all: count, tookMs: 1 }),
    'history.ids': () => ({ ids }),
    'history.missing': () => ({ ids: [] }),
    'history.origins': () => ({ names: [], storyboards: [], runIds: [] }),
    'history.mark': () => ({ kind: 'saved' }),
    'exchange.open': async ({ id }) => {
      await read();
      return { exchange: makeReceived(id, 'tid') };
    },
    'run.list': () => ({ runs: [] }),
  });
  const names = [
    'onQuery',
    'onOpen',
    'onSendAgain',
    'onMonitoring',
    'onRun',
    'onReplay',
    'onCompose',
    'onCopy',
  ] as const;
  const others = ['onOpenRun', 'onTrash', 'onRestore', 'onRemove', 'onExport', 'onSay', 'onMakeStoryboard'] as const;
  const on = Object.fromEntries([...names, ...others].map((name) => [name, vi.fn()])) as unknown as HistoryActions;
  const searches = { own: [], onOpen: vi.fn(), onSave: vi.fn(), onEdit: vi.fn() };
  render(<History query={wholeHistory} environments={[]} storyboards={new Map()} searches={searches} on={on} />);
  return { on, made };
}

const all = () => screen.findByRole('checkbox', { name: 'Select all' });

it('of several selected events, E sets up a run, and M writes one note on all of them', async () => {
  const { on, made } = open(3);
  await userEvent.click(await all());
  await screen.findByText('3 of 3 selected');
  const press = (key: string) => {
    document.querySelector<HTMLElement>('li[aria-current]')?.focus();
    return userEvent.keyboard(key);
  };
  await press('e');
  await waitFor(() => expect(on.onRun).toHaveBeenCalledWith(['e0', 'e1', 'e2']));
  expect(on.onSendAgain).not.toHaveBeenCalled();
  await press('m');
  const dialog = await screen.findByRole('dialog', { name: 'Note on 3 events' });
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Note' }), 'Retest{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(made.filter(({ name }) => name === 'history.mark')).toEqual([
    { name: 'history.mark', input: { ids: ['e0', 'e1', 'e2'], marks: { note: 'Retest' } } },
  ]);
});

it('of one event, E asks where to, and M goes to its note', async () => {
  const { on } = open(2);
  await all();
  document.querySelector<HTMLElement>('li[aria-current]')?.focus();
  await userEvent.keyboard('e');
  await waitFor(() => expect(on.onSendAgain).toHaveBeenCalledWith('e0'));
  expect(on.onRun).not.toHaveBeenCalled();
});

it('M before the details are there goes to the note of its event, not of the one before', async () => {
  let goOn = () => {};
  let isHeld = false;
  open(2, () => (isHeld ? new Promise<void>((done) => (goOn = done)) : Promise.resolve()));
  const note = () => screen.findByRole('textbox', { name: 'Note' });
  const before = await note();
  isHeld = true;
  document.querySelector<HTMLElement>('li[aria-current]')?.focus();
  await userEvent.keyboard('{ArrowDown}m');
  expect(document.activeElement).not.toBe(before);
  goOn();
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Note'));
  expect(document.activeElement).not.toBe(before);
});

it('a note that was wanted takes no focus from where it went since', async () => {
  let goOn = () => {};
  let isHeld = false;
  open(2, () => (isHeld ? new Promise<void>((done) => (goOn = done)) : Promise.resolve()));
  const before = await screen.findByRole('textbox', { name: 'Note' });
  isHeld = true;
  document.querySelector<HTMLElement>('li[aria-current]')?.focus();
  await userEvent.keyboard('{ArrowDown}m/');
  const search = screen.getByRole('searchbox', { name: 'Search history' });
  expect(document.activeElement).toBe(search);
  goOn();
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).not.toBe(before));
  expect(document.activeElement).toBe(search);
});
