import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Output } from '#app/ipc/contract.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { aRun, aRunSummary } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Differences } from './differences.tsx';

type Comparison = Output<'run.compare'>;

const failing: Comparison['items'][number] = {
  item: 1,
  customerKey: 'ada1@example.com',
  turn: 'now-fails',
  before: { state: 'answered', outcome: 'received', customerKey: 'ada1@example.com' },
  now: { state: 'failed', outcome: 'server-error' },
  fields: [
    { name: 'Outcome', before: 'Received', now: 'Server error' },
    { name: 'Counts as', before: 'answered', now: 'failed' },
    { name: 'HTTP status', before: '200', now: '503' },
    { name: 'Status code', before: '200', now: null },
    { name: 'Answer', before: '', now: 'Busy' },
  ],
};

function show(change: Partial<Comparison>, run = aRun(), customers?: typeof presenting) {
  installFakeBridge({
    'run.compare': () => ({
      other: aRunSummary({ name: 'The one before' }),
      compared: 200,
      different: 92,
      nowFail: 44,
      nowPass: 43,
      onlyHere: 0,
      onlyThere: 2,
      items: [failing],
      ...change,
    }),
  });
  const shown = <Differences run={run} others={[]} revision="done" />;
  render(customers ? <CustomersContext value={customers}>{shown}</CustomersContext> : shown);
}

it('says how many now fail and how many now pass', async () => {
  show({});
  expect(await screen.findByText('44 now fail, 43 now pass, 5 other differences')).toBeTruthy();
  expect(screen.getByText(/200 items that both runs sent/).textContent).toContain('2 items only in that run.');
  expect(document.body.textContent).toContain('Only the first 4,000 characters of a response are compared.');
});

it('speaks of one other difference in the singular', async () => {
  show({ different: 1, nowFail: 0, nowPass: 0 });
  expect(await screen.findByText('1 other difference')).toBeTruthy();
});

it('has one row for each item, with its customer and its result then and now', async () => {
  show({ different: 1, nowFail: 1, nowPass: 0 });
  const row = await screen.findByRole('row', { name: /HTTP status/ });
  expect(screen.getAllByRole('row')).toHaveLength(2);
  expect(within(row).getByRole('rowheader').textContent).toBe('ada1@example.com');
  const [number, then, now, changes] = within(row).getAllByRole('cell');
  expect([number?.textContent, then?.textContent, now?.textContent]).toEqual(['2', 'Received', 'Server error']);
  expect(changes?.textContent).toContain('HTTP status 200 → 503');
  await userEvent.click(within(row).getByText('1 more change'));
  expect(within(row).getByText('Busy')).toBeTruthy();
});

it('calls an item by its row of the data, its event and its iteration where there are several', async () => {
  const [request] = aRun().requests;
  if (request === undefined) throw new Error('The run has no request.');
  const data = { name: 'customers.csv', columns: ['email'], rowCount: 2 };
  const pace = { ...aRun().pace, iterations: 2 };
  const requests = [request, { ...request, id: 'b', name: 'Second' }];
  show(
    {
      items: [
        { ...failing, item: 3 },
        { ...failing, item: 4 },
      ],
    },
    aRun({ requests, data, pace }),
  );
  const rows = await screen.findAllByRole('row', { name: /HTTP status/ });
  expect(rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual([
    '2, Second, iteration 1',
    `1, ${request.name}, iteration 2`,
  ]);
});

it('says that nothing differs', async () => {
  show({ different: 0, nowFail: 0, nowPass: 0, items: [] });
  expect(await screen.findByText('No differences')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

it('masks the customer of an item during a presentation', async () => {
  show({ different: 1, nowFail: 1, nowPass: 0 }, aRun(), presenting);
  const row = await screen.findByRole('row', { name: /HTTP status/ });
  expect(within(row).getByRole('rowheader').textContent).toBe('a•••@•••••••.com');
  expect(document.body.innerHTML).not.toContain('ada1@');
});

it('masks the customers of both runs during a presentation, also in the names of what differs', async () => {
  const item = {
    ...failing,
    customerKey: 'K-4711-NOW',
    before: { ...failing.before, customerKey: 'K-4711-THEN' },
    fields: [{ name: 'Sent K-4711-NOW', before: 'of K-4711-THEN', now: null }],
  };
  show({ different: 1, nowFail: 1, nowPass: 0, items: [item] }, aRun(), presenting);
  expect((await screen.findByText(/→/)).parentElement?.textContent).toBe('Sent K••••••••• of K•••••••••• → missing');
  expect(document.body.innerHTML).not.toContain('4711');
});

it('says what an item counts as where the outcome is the same', async () => {
  const item = {
    ...failing,
    turn: 'other' as const,
    before: { ...failing.before, state: 'unknown' as const, outcome: 'timed-out' as const },
    now: { state: 'failed' as const, outcome: 'timed-out' as const },
    fields: [{ name: 'Counts as', before: 'unknown', now: 'failed' }],
  };
  show({ different: 1, nowFail: 0, nowPass: 0, items: [item] });
  const row = await screen.findByRole('row', { name: /Counts as/ });
  expect(within(row).getAllByRole('cell')[3]?.textContent).toBe('Counts as unknown → failed');
});
