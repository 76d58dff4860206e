import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Show } from '#app/storyboards/show.ts';
import { makeShow } from '#app/testing/make-show.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { LastShows } from './last-shows.tsx';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

function open(given: readonly Show[], isPresenting = false) {
  let shows = given;
  const bridge = installFakeBridge({
    'show.list': () => ({ shows: [...shows] }),
    'show.delete': ({ id }) => {
      shows = shows.filter((show) => show.id !== id);
      return { kind: 'saved' };
    },
  });
  const on = { onOpenExchange: vi.fn(), onShowEvents: vi.fn() };
  const view = <LastShows storyboardId="board" on={on} />;
  render(isPresenting ? <CustomersContext value={presenting}>{view}</CustomersContext> : view);
  return { ...on, bridge, user: userEvent.setup() };
}

it('says when, where, how far and how long, and opens to each step', async () => {
  const { user, onOpenExchange, onShowEvents } = open([makeShow('a', 'ada@example.com', { tid })]);
  const row = await screen.findByRole('button', { name: /UAT/ });
  expect(row.textContent).toContain('2 of 3 steps');
  expect(row.textContent).toContain('2 min 5 s');
  expect(row.getAttribute('aria-expanded')).toBe('false');
  await user.click(row);
  const steps = screen.getByRole('list', { name: 'Steps of the show' });
  expect(
    within(steps)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['VisitReceived', 'A wordNote', 'OrderNot reached']);
  expect(document.body.textContent).toContain(`ada@example.com, TID ${tid}`);
  await user.click(within(steps).getByRole('button', { name: 'Visit' }));
  expect(onOpenExchange).toHaveBeenCalledWith('event of a');
  await user.click(screen.getByRole('button', { name: 'Show events in history' }));
  expect(onShowEvents).toHaveBeenCalledOnce();
});

it('says which steps went to Practice in place of the real server, and which TID is from there', async () => {
  const show = makeShow('a', 'ada@example.com', { tid });
  const [first, note] = show.steps;
  if (first === undefined || note === undefined) throw new Error('The show has both.');
  const there = { ...first, stepId: '3', title: 'Order', tid: 'practice tid', isOnPractice: true };
  const { user } = open([{ ...show, steps: [first, note, there] }]);
  const row = await screen.findByRole('button', { name: /UAT/ });
  expect(row.textContent).toContain('UAT, finished on Practice');
  await user.click(row);
  const ended = within(screen.getByRole('list', { name: 'Steps of the show' })).getAllByRole('listitem');
  expect(ended[0]?.textContent).not.toContain('Practice');
  expect(ended[2]?.textContent).toBe('OrderReceived on Practice');
  expect(document.body.textContent).toContain(`ada@example.com, TID ${tid}Customer`);
  expect(document.body.textContent).toContain('ada@example.com, TID practice tid, on Practice');
});

it('masks customers while Presenting is on', async () => {
  const { user } = open([makeShow('a', 'ada@example.com', { tid })], true);
  await user.click(await screen.findByRole('button', { name: /UAT/ }));
  expect(document.body.textContent).not.toContain('ada@example.com');
  expect(document.body.textContent).not.toContain(tid);
});

it('deletes one show, and is not there without any', async () => {
  const { user, bridge } = open([makeShow('a', '', { startedAt: '2026-01-02T11:00:00.000Z' })]);
  await user.click(await screen.findByRole('button', { name: /UAT/ }));
  await user.click(screen.getByRole('button', { name: 'Delete this show' }));
  act(() => bridge.push('show.changed', {}));
  await vi.waitFor(() => expect(screen.queryByRole('list', { name: 'Last shows' })).toBeNull());
});
