import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldKey } from '#app/event/customer-key.ts';
import { summarise } from '#app/exchange/exchange.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { openHistory } from '#main/history/history.ts';
import { createSummaryTable } from '#main/history/summary-table.ts';
import { filled } from '#main/testing/history.ts';
import { place } from '#main/testing/place.ts';
import { createCustomers } from './customers.ts';

const lineOf = (customerKey: string) => {
  const sent = makeReceived(customerKey, 't');
  return summarise({ ...sent, draft: { ...sent.draft, customerKey } });
};

/** The customers of a history of that many events, and how often all of its lines were read. */
async function customersOf(count: number) {
  const at = place();
  await filled(at, count);
  const history = await openHistory(at);
  let reads = 0;
  const summaries = () => {
    reads += 1;
    return history.summaries();
  };
  return { customers: createCustomers({ ...history, summaries }), reads: () => reads };
}

it('counts the customers before and after there is an index, with new ones', async () => {
  const { customers, reads } = await customersOf(210);
  const before = await customers.count();
  customers.add(lineOf('new@example.com'));
  expect(await customers.count()).toBe(before + 1);
  customers.add(lineOf('NEW@example.com'));
  expect(await customers.count()).toBe(before + 1);
  expect(reads()).toBe(1);
  // The index is read from the history, which hasn't got the two lines.
  expect((await customers.index()).count()).toBe(before);
  customers.add(lineOf('another@example.com'));
  expect(await customers.count()).toBe(before + 1);
  expect(reads()).toBe(2);
  customers.dropIndex();
  expect(await customers.count()).toBe(before);
});

it('knows nobody whose events were removed or moved to the trash, and again those of restored ones', async () => {
  const at = place();
  await filled(at, 3);
  const history = await openHistory(at);
  const customers = createCustomers(history);
  const known = async () => [(await customers.index()).count(), (await customers.usesOf('t1')).length];
  expect(await known()).toEqual([1, 1]);
  await history.mark(['x0', 'x1', 'x2'], { deletedAt: '2026-01-01T00:00:00.000Z' });
  expect(await known()).toEqual([0, 0]);
  await history.mark(['x0', 'x1', 'x2'], { deletedAt: null });
  expect(await known()).toEqual([1, 1]);
  await history.remove(['x1']);
  expect(await known()).toEqual([1, 0]);
  await history.remove(['x0', 'x2']);
  expect(await known()).toEqual([0, 0]);
});

it('reads the history once for all who ask after events were moved to the trash', async () => {
  let [reads, revision] = [0, 0];
  const summaries = () => {
    reads += 1;
    return [createSummaryTable([lineOf('ada')])];
  };
  const customers = createCustomers({ ready: async () => {}, revision: () => revision, summaries });
  await customers.index();
  revision += 1;
  const [one, other] = await Promise.all([customers.index(), customers.index(), customers.index()]);
  expect(one).toBe(other);
  expect(reads).toBe(2);
});

const keys = ['', 'ada', ' ADA ', 'bob', 'straße', 'STRASSE'];
const tids = ['', ' ', 't-1', 'T-1 ', 't-2'];
const server = 'https://one.example.com';
const anyLine = fc.record({
  customerKey: fc.constantFrom(...keys),
  tid: fc.constantFrom(...tids),
  siteKey: fc.constantFrom('s', 'z'),
  day: fc.integer({ min: 1, max: 9 }),
});

it('looks for one customer or TID with the same result as the index, until it looked for many', async () => {
  const event = (siteKey: string, tid: string, day: number) => ({ customerKey: '', siteKey, tid, day });
  const folded = (uses: readonly TidUse[]) => uses.map((use) => ({ ...use, customerKey: foldKey(use.customerKey) }));
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine), fc.array(anyLine, { maxLength: 3 }), async (past, fresh) => {
      const line = ({ customerKey, tid, siteKey, day }: (typeof past)[number]) => {
        const sentAt = `2026-01-0${day}T00:00:00.000Z`;
        const environment = { ...lineOf('').environment, serverName: server };
        return { ...lineOf(customerKey), tid, siteKey, sentAt, environment };
      };
      const all = { ready: async () => {}, revision: () => 0, summaries: () => [createSummaryTable(past.map(line))] };
      const [one, other] = [createCustomers(all), createCustomers(all)];
      await Promise.all([one.find('ada', server, 's'), one.usesOf('t-1'), other.index()]);
      for (const added of fresh.map(line)) {
        one.add(added);
        other.add(added);
      }
      const index = await other.index();
      for (const key of ['ada', 'Ada']) expect(await one.find(key, server, 's')).toEqual(index.find(key, server, 's'));
      expect(folded(await one.usesOf('t-1'))).toEqual(folded(index.usesOf('t-1')));
    }),
    { examples: [[[event('z', ' ', 1), event('s', 't-1', 1), event('z', 't-1', 7)], [event('s', 't-1', 7)]]] },
  );
});

it('reads no index for one customer, nothing for a draft without a TID, and the index for many', async () => {
  const { customers, reads } = await customersOf(3);
  expect(await customers.usesOf('')).toEqual([]);
  expect(await customers.usesOf(' ')).toEqual([]);
  expect(reads()).toBe(0);
  for (let look = 0; look < 3; look += 1) expect(await customers.find('nobody', server, 's')).toBeNull();
  expect(reads()).toBe(1);
  for (let look = 0; look < 100; look += 1) expect(await customers.usesOf(`t-${look}`)).toEqual([]);
  // One for each of the first ten, and one for the index.
  expect(reads()).toBe(11);
  const [{ tid = '' } = {}] = (await customers.index()).all().flatMap((customer) => customer.tids);
  expect(await customers.usesOf(tid)).toHaveLength(1);
  expect(reads()).toBe(11);
});
