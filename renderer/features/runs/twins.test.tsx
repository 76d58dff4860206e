import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Output } from '#app/ipc/contract.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { aRun, aRunSummary } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Twins } from './twins.tsx';

const ledger = { planned: 3, answered: 0, failed: 0, unknown: 0, skipped: 0, unsent: 0 };
const gone = { ...aRun().environment, id: 'gone', name: 'Gone' };

const notReached: Output<'run.compareTwins'> = {
  twins: {
    A: { run: aRunSummary({ ledger: { ...ledger, answered: 3 } }), siteKey: 'ONE-1', whyNothing: null },
    B: {
      run: aRunSummary({ id: 'run-2', environment: gone, state: 'ended-by-failure', ledger: { ...ledger, failed: 3 } }),
      siteKey: 'ONE-1',
      whyNothing: { says: 'The server wasn’t reached.', customerKey: 'ada0@example.com' },
    },
  },
  counts: [{ kind: 'not-sent-to-B', count: 3 }],
  items: [],
};

it('calls an item that one place was not reached with not sent there, and never a failure', async () => {
  installFakeBridge({ 'run.compareTwins': () => notReached });
  render(<Twins run={aRun()} onOpenExchange={() => {}} onOpenRun={() => {}} />);
  const kinds = await screen.findByRole('group', { name: 'Items shown' });
  expect([...kinds.children].map(({ textContent }) => textContent)).toEqual(['All 3', 'Not sent on Gone 3']);
  expect(screen.getByRole('region', { name: 'Run A' }).textContent).toContain('Done: all 3 answered');
  const other = screen.getByRole('region', { name: 'Run B' }).textContent;
  expect(other).toContain('None of its 3 events was sent. The server wasn’t reached.');
});

it('masks the customers of both places during a presentation', async () => {
  const sent = { state: 'answered', outcome: 'received', exchangeId: '' } as const;
  const item = {
    item: 0,
    customerKey: 'K-4711-UAT',
    kind: 'same',
    A: { ...sent, customerKey: 'K-4711-UAT' },
    B: { ...sent, customerKey: 'K-4711-PROD' },
    fields: [{ name: 'Sent ck', before: 'K-4711-UAT', now: 'K-4711-PROD' }],
  } as const;
  installFakeBridge({
    'run.compareTwins': () => ({ ...notReached, counts: [{ kind: 'same', count: 1 }], items: [item] }),
  });
  render(
    <CustomersContext value={presenting}>
      <Twins run={aRun()} onOpenExchange={() => {}} onOpenRun={() => {}} />
    </CustomersContext>,
  );
  const row = await screen.findByRole('row', { name: /Sent ck/ });
  expect(within(row).getAllByRole('cell')[3]?.textContent).toBe('SameSent ck K••••••••• → K••••••••••');
  expect(document.body.innerHTML).not.toContain('4711');
  expect(document.body.textContent).toContain('Only the first 4,000 characters of a response are compared.');
});
