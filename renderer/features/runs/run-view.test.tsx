import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { giveRun, type Run, type RunProgress } from '#app/runs/run.ts';
import { makeRunResult } from '#app/testing/make-run.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { aProgress, aRun, aRunSummary } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { RunView } from './run-view.tsx';

layOut(800, 320);
afterEach(() => void vi.useRealTimers());

const results = [
  makeRunResult(0),
  makeRunResult(1, {
    state: 'failed',
    outcome: 'refused-in-the-body',
    status: 200,
    statusCode: 400,
    says: 'It says no.',
  }),
  makeRunResult(2, { state: 'failed', outcome: 'server-error', status: 503, unmet: ['HTTP status is 503, not 200'] }),
];

type Desktop = {
  readonly asks?: boolean;
  readonly progress?: RunProgress | null;
  readonly unsent?: number;
  /** How many of the failed ones MXO may have received. */
  readonly unclear?: number;
  readonly customers?: Customers;
};

function show(run: Partial<Run>, { asks = false, progress = null, unsent = 0, unclear = 1, customers }: Desktop = {}) {
  const bridge = installFakeBridge({
    'run.open': () => ({ run: giveRun(aRun(run)), progress, unsent, sentAgain: 3 }),
    'run.list': () => ({ runs: [aRunSummary(run)] }),
    'run.results': ({ only, from }) => {
      const found = results.filter(({ state }) => only === 'all' || state === only).slice(from);
      return { results: found, total: found.length };
    },
    'run.countUnclear': () => ({ unclear }),
    'run.row': () => ({ cells: ['ada@example.com', 'Leeds; North'], says: null }),
    'run.pause': () => ({}),
    'run.goOn': () => ({}),
    'run.stop': () => ({}),
    'run.sendFailed': () => ({ kind: 'started', runId: 'run-1' }),
    'run.sendUnsent': () => ({ kind: 'refused', says: ['Another run is under way.'] }),
    'run.export': () => ({ kind: 'exported', file: 'report.csv', says: null }),
    'run.compare': () => ({
      other: aRunSummary({ name: 'The one before' }),
      compared: 3,
      different: 1,
      nowFail: 1,
      nowPass: 0,
      onlyHere: 0,
      onlyThere: 2,
      items: [],
    }),
  });
  const on = { onOpenExchange: vi.fn(), onSay: vi.fn(), onSayWithUndo: vi.fn() };
  const environments = [{ ...blankEnvironment(aRun().environment.id), name: 'UAT', askBeforeSending: asks }];
  const view = (
    <RunView
      onOpenRun={() => {}}
      runId="run-1"
      environments={environments}
      on={on}
      onBack={() => undefined}
      onRunAgain={() => undefined}
    />
  );
  render(customers === undefined ? view : <CustomersContext value={customers}>{view}</CustomersContext>);
  return {
    bridge,
    on,
    made: (name: string) => bridge.made.filter((one) => one.name === name).map(({ input }) => input),
  };
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('shows a ledger that adds up, and the progress, during the run', async () => {
  const { bridge } = show({ state: 'running', endedAt: null });
  await screen.findByRole('button', { name: 'Pause' });
  act(() => bridge.push('run.progressed', aProgress()));
  const ledger = screen.getByRole('region', { name: 'Ledger' });
  expect(
    within(ledger)
      .getAllByRole('definition')
      .map(({ textContent }) => textContent),
  ).toEqual(['1,200', '642', '9', '3', '0', '546']);
  const bar = screen.getByRole('progressbar', { name: 'Run progress' });
  expect(bar.getAttribute('aria-valuenow')).toBe('654');
  expect(bar.getAttribute('aria-valuetext')).toContain('654 of 1,200 done');
  expect(screen.getByText('48.2 / s')).toBeTruthy();
  expect(screen.queryByText(/ledger.*balance/)).toBeNull();
});

it('reads the rows about once a second while the run is under way, and once more after the last push', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { bridge, made } = show({ state: 'running', endedAt: null });
  await screen.findByRole('list', { name: 'Rows' });
  const before = made('run.results').length;
  const push = (unsent: number) => {
    const ledger = { planned: 1_200, answered: 1_200 - unsent, failed: 0, unknown: 0, skipped: 0, unsent };
    act(() => bridge.push('run.progressed', aProgress({ ledger })));
  };
  for (let unsent = 25; unsent >= 3; unsent--) {
    push(unsent);
    await act(() => vi.advanceTimersByTimeAsync(100));
  }
  // At least the second of these two waits for its read.
  push(2);
  push(1);
  const during = made('run.results').length - before;
  expect(during).toBeGreaterThanOrEqual(2);
  expect(during).toBeLessThanOrEqual(8);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(made('run.results').length - before).toBe(during + 1);
});

it('pauses, continues and stops', async () => {
  const { bridge, made } = show({ state: 'running', endedAt: null });
  await press('Pause');
  act(() => bridge.push('run.progressed', aProgress({ state: 'paused', says: 'The disk is full.' })));
  expect(screen.getByRole('status').textContent).toBe('Spring follow-up is paused. The disk is full.');
  await press('Go on');
  await press('Stop');
  expect([made('run.pause'), made('run.goOn'), made('run.stop')]).toEqual([
    [{ runId: 'run-1' }],
    [{ runId: 'run-1' }],
    [{ runId: 'run-1' }],
  ]);
});

it('narrows the rows down, and shows all of one', async () => {
  const { on } = show({});
  await userEvent.click(await screen.findByText('Failed 9'));
  const rows = await screen.findByRole('list', { name: 'Rows' });
  await waitFor(() => expect(within(rows).getAllByRole('listitem')).toHaveLength(2));
  await userEvent.click(within(rows).getByRole('button', { name: /It says no/ }));
  const details = screen.getByRole('region', { name: 'Row 2' });
  await waitFor(() => expect(details.textContent).toContain('Leeds; North'));
  await userEvent.click(within(details).getByRole('button', { name: 'Open in history' }));
  expect(on.onOpenExchange).toHaveBeenCalledWith('x1');
});

it('asks again before it sends items that MXO may have received', async () => {
  const { made } = show({ ledger: { planned: 3, answered: 1, failed: 2, unknown: 0, skipped: 0, unsent: 0 } });
  await press('Send failed again');
  const dialog = await screen.findByRole('dialog', { name: 'Send 1 failed item again?' });
  expect(screen.getByText('3 sent again')).toBeTruthy();
  expect(dialog.textContent).toContain('MXO may have received 1 of the failed items.');
  await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Send it too' }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send 2 events to UAT' }));
  expect(made('run.sendFailed')).toEqual([{ runId: 'run-1', unclearToo: true, confirmed: true }]);
});

it('says why the unsent were not sent', async () => {
  const ledger = { planned: 3, answered: 1, failed: 0, unknown: 0, skipped: 0, unsent: 2 };
  const { made, on } = show({ state: 'stopped', ledger }, { unsent: 2 });
  await press('Send unsent');
  await press('Send 2 events to UAT');
  expect(made('run.sendUnsent')).toEqual([{ runId: 'run-1', confirmed: true }]);
  await waitFor(() => expect(on.onSay).toHaveBeenCalledWith('Nothing was sent. Another run is under way.', 'problem'));
});

it('says how many unsent items will be sent, and asks before it sends them to a guarded environment', async () => {
  const ledger = { planned: 100, answered: 30, failed: 0, unknown: 0, skipped: 20, unsent: 50 };
  const { made } = show({ state: 'stopped', ledger }, { asks: true, unsent: 40 });
  const send = await screen.findByRole('button', { name: 'Send unsent' });
  expect(send.textContent).toBe('Send unsent40');
  await userEvent.click(send);
  await press('Send 40 events to UAT');
  expect(made('run.sendUnsent')).toEqual([{ runId: 'run-1', confirmed: true }]);
});

it('offers to send nothing where all that is unsent was left out', async () => {
  const ledger = { planned: 3, answered: 1, failed: 0, unknown: 0, skipped: 0, unsent: 2 };
  show({ state: 'stopped', ledger });
  await screen.findByRole('button', { name: 'Run again' });
  expect(screen.queryByRole('button', { name: 'Send unsent' })).toBeNull();
});

it('saves a report in the chosen format', async () => {
  const { made } = show({});
  await press('Export report');
  await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Mask customer keys' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'HTML page' }));
  expect(made('run.export')).toEqual([{ runId: 'run-1', format: 'html', maskCustomers: true, escapeFormulas: false }]);
});

it('compares with the run before', async () => {
  const { made } = show({});
  await userEvent.click(await screen.findByRole('tab', { name: 'Differences' }));
  expect(await screen.findByText('1 now fails')).toBeTruthy();
  expect(made('run.compare')).toEqual([{ runId: 'run-1', with: null }]);
});

it('masks the customer of a row in the data, the request and the response during a presentation', async () => {
  const mapping = [{ column: 'email', target: { kind: 'customer-key' } }] as const;
  show({ mapping, name: 'For ada@example.com' }, { customers: presenting });
  const rows = await screen.findByRole('list', { name: 'Rows' });
  await userEvent.click((await within(rows).findAllByRole('button'))[1] ?? rows);
  const details = screen.getByRole('region', { name: 'Row 2' });
  await waitFor(() => expect(details.textContent).toContain('a••@•••••••.com'));
  expect(document.body.innerHTML).not.toContain('@example.com');
});

it.each([
  ['Send failed again', 'run.sendFailed', 'Send 2 events to UAT'],
  ['Send unsent', 'run.sendUnsent', 'Send 1 event to UAT'],
])('asks before %s sends, and sends once for a double click', async (name, call, confirm) => {
  const ledger = { planned: 3, answered: 0, failed: 2, unknown: 0, skipped: 0, unsent: 1 };
  const { made } = show({ state: 'stopped', ledger }, { unsent: 1, unclear: 0 });
  await press(name);
  const send = await screen.findByRole('button', { name: confirm });
  expect(made(call)).toEqual([]);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Don’t send'));
  await userEvent.dblClick(send);
  await waitFor(() => expect(made(call)).not.toEqual([]));
  await act(async () => undefined);
  expect(made(call)).toHaveLength(1);
});

it('shows the open row as it is now', async () => {
  const { bridge } = show({ state: 'running', endedAt: null });
  await userEvent.click(await screen.findByRole('button', { name: /It says no/ }));
  const details = () => screen.getByRole('region', { name: 'Row 2' }).textContent;
  expect(details()).toContain('It says no.');
  const before = results[1];
  results[1] = makeRunResult(1, { says: 'It says yes.' });
  act(() => bridge.push('run.progressed', aProgress()));
  try {
    await waitFor(() => expect(details()).toContain('It says yes.'));
  } finally {
    if (before !== undefined) results[1] = before;
  }
});
