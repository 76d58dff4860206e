import { expect, it } from 'vitest';
import { createCustomerBook } from '#app/customers/customer-book.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { noMarks, summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { matcherFromIndex } from './matcher-from-index.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const otherTid = '11111111-2222-3333-4444-555555555555';
const inTrash = { ...noMarks, deletedAt: '2026-01-05T00:00:00.000Z' };

type Sent = readonly [customerKey: string, tid: string, marks?: typeof noMarks];

function whoseIsTid(...sent: readonly Sent[]) {
  const book = createCustomerBook();
  for (const [at, [customerKey, used, marks = noMarks]] of sent.entries()) {
    const draft = { ...sampleDraft, customerKey, tid: '' };
    book.add(summarise(makeReceived(`${at}`, used, { draft, marks })));
  }
  return matcherFromIndex('ada@example.com', book).whose({ customerKey: '', tid });
}

it('a TID that is known only from an event in the trash is the customer’s', () => {
  expect(whoseIsTid(['ada@example.com', tid, inTrash], ['ada@example.com', otherTid], ['', tid])).toBe('own');
});

it('a TID that another customer used in an event in the trash is not the customer’s alone', () => {
  expect(whoseIsTid(['bob@example.com', tid, inTrash], ['ada@example.com', tid])).toBe('nobody');
  expect(whoseIsTid(['ada@example.com', tid])).toBe('own');
});
