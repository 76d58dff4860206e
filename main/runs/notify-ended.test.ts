import { expect, it } from 'vitest';
import { createCustomerBook } from '#app/customers/customer-book.ts';
import { blankDraft } from '#app/event/draft.ts';
import { summarise } from '#app/exchange/exchange.ts';
import { summaryOf } from '#app/runs/run.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeRun } from '#app/testing/make-run.ts';
import { notifyEnded } from './notify-ended.ts';

it.each([
  ['Spring', 'Spring'],
  ['For 000345-77-K', 'For 0••••••••••'],
  ['For 000345-77-k and Bob@Example.com', 'For 0•••••••••• and B••@•••••••.com'],
])('notifies that the run %s ended as “%s”', async (name, shown) => {
  const index = createCustomerBook();
  for (const customerKey of ['000345-77-K', '4711'])
    index.add(summarise(makeReceived(customerKey, 't', { draft: { ...blankDraft, customerKey } })));
  const last = { summary: summaryOf(makeRun({ name })) };
  const notified: string[] = [];
  await notifyEnded(last, { index: async () => index }, ({ summary }) => notified.push(summary.name));
  expect(notified).toEqual([shown]);
});

it('masks what looks like an address when the history can’t be read', async () => {
  const notified: string[] = [];
  const last = { summary: summaryOf(makeRun({ name: 'For bob@example.com' })) };
  const unread = { index: () => Promise.reject(new Error('unread')) };
  await notifyEnded(last, unread, ({ summary }) => notified.push(summary.name));
  expect(notified).toEqual(['For b••@•••••••.com']);
});
