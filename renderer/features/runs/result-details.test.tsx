import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { unreadResult } from '#app/runs/result.ts';
import { makeRunResult } from '#app/testing/make-run.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { aRun } from '#renderer/testing/make-run.ts';
import { render } from '#renderer/testing/render.tsx';
import { ResultDetails } from './result-details.tsx';

function show(attempt: number) {
  const first = makeRunResult(1, { outcome: 'server-error', state: 'failed', status: 503, says: 'Busy.' });
  const bridge = installFakeBridge({
    'run.earlier': () => ({ results: [first] }),
    'run.row': () => ({ cells: null, says: null }),
  });
  const result = makeRunResult(1, { attempt });
  render(<ResultDetails run={aRun()} result={result} onOpenExchange={() => {}} onClose={() => {}} />);
  return bridge;
}

it('shows what became of an item before it was sent again', async () => {
  show(2);
  const earlier = await screen.findByRole('list', { name: 'Earlier attempts' });
  expect(within(earlier).getByRole('listitem').textContent).toMatch(/Server error.*HTTP 503.*Busy/);
});

it('asks for no earlier attempt where there was none', () => {
  expect(show(1).made.filter(({ name }) => name === 'run.earlier')).toEqual([]);
  expect(screen.queryByRole('list', { name: 'Earlier attempts' })).toBeNull();
});

it('says what an item counts as where the details of its result are lost', () => {
  installFakeBridge({ 'run.row': () => ({ cells: null, says: null }) });
  render(
    <ResultDetails run={aRun()} result={unreadResult(1, 'failed')} onOpenExchange={() => {}} onClose={() => {}} />,
  );
  expect(screen.getByText('Failed')).toBeTruthy();
  expect(screen.queryByText('Skipped')).toBeNull();
});

it.each([
  [{ answer: null, outcome: 'cut-off', left: 'yes' }, 'No complete response arrived.'],
  [{ answer: null, outcome: 'not-reached', left: 'no' }, 'No response arrived.'],
  [{ answer: null, outcome: 'cancelled', left: 'no' }, 'No response arrived.'],
  [{ request: null, outcome: 'interrupted', left: 'yes' }, 'What was sent was not saved.'],
  [{ request: null, outcome: null, left: 'no' }, 'Nothing was sent.'],
] as const)('of what is missing in %j it says only what is known', (change, says) => {
  installFakeBridge({ 'run.row': () => ({ cells: null, says: null }) });
  const result = makeRunResult(1, change);
  render(<ResultDetails run={aRun()} result={result} onOpenExchange={() => {}} onClose={() => {}} />);
  expect(screen.getByText(says)).toBeTruthy();
});
