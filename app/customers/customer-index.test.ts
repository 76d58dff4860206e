import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { type Exchange, noMarks, summarise } from '#app/exchange/exchange.ts';
import { passesFilters, wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { createCustomerCounter, createCustomerIndex } from './customer-index.ts';

const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;

function bookOf(...exchanges: readonly Exchange[]) {
  const book = createCustomerIndex();
  for (const exchange of exchanges) book.add(summarise(exchange));
  return book;
}

function event(customerKey: string, tid: string, day: number, change: Partial<Exchange> = {}): Exchange {
  return makeReceived(`${customerKey} ${day}`, tid, {
    sentAt: at(day),
    draft: { ...sampleDraft, customerKey },
    siteKey: 's',
    ...change,
  });
}

it('lists each customer with the newest tid first, in any order of the lines', () => {
  const book = bookOf(event('ada', 't-2', 3), event('bob', 't-9', 4), event('ada', 't-1', 1), event('ada', 't-2', 2));
  expect(book.all()).toMatchObject([
    { customerKey: 'bob', events: 1, tids: [{ tid: 't-9' }] },
    {
      customerKey: 'ada',
      events: 3,
      firstSeen: at(1),
      lastSeen: at(3),
      tids: [
        { tid: 't-2', events: 2, firstSeen: at(2) },
        { tid: 't-1', events: 1 },
      ],
    },
  ]);
});

it('continues with the newest tid of one server and site key', () => {
  const elsewhere = { environment: { ...event('', '', 1).environment, serverName: 'https://other' } };
  const book = bookOf(
    event('ada', 't-1', 1),
    event('ada', 't-2', 2),
    event('ada', 't-3', 3, elsewhere),
    event(' ', 't', 1),
  );
  expect(book.at('https://h', 's')).toEqual([{ customerKey: 'ada', tid: 't-2', lastSeen: at(2) }]);
  expect(book.at('https://h', 'other')).toEqual([]);
});

it('names the environment in which a tid was last used, in any order of the lines', () => {
  const { environment } = event('', '', 1);
  const [uat, live] = ['UAT', 'Live'].map((name) => ({ environment: { ...environment, id: name, name } }));
  const lines = [event('ada', 't', 1, uat), event('ada', 't', 3, live), event('ada', 't', 2, uat)];
  for (const book of [bookOf(...lines), bookOf(...lines.toReversed())]) {
    expect(book.all()).toMatchObject([{ tids: [{ environment: { name: 'Live' }, events: 3 }] }]);
    expect(book.usesOf('t')).toMatchObject([{ environmentName: 'Live' }]);
  }
});

it('continues on a server whose name was not tidy when the events were sent', () => {
  const before = { environment: { ...event('', '', 1).environment, serverName: 'https://H/' } };
  const book = bookOf(event('ada', 't-1', 1, before), event('ada', 't-1', 2));
  expect(book.at('https://h', 's')).toEqual([{ customerKey: 'ada', tid: 't-1', lastSeen: at(2) }]);
  expect(bookOf(event('ada', 't-1', 1, before)).find('ada', 'https://h', 's')).toMatchObject({ tid: 't-1' });
  expect(book.usesOf('t-1')).toHaveLength(1);
});

it('knows the customer that a tid was last used with, on its own server and site key', () => {
  const book = bookOf(event('bob', 'T-1', 2), event('ada', 't-1', 1));
  expect(book.usesOf(' t-1')).toMatchObject([{ serverName: 'https://h', siteKey: 's', customerKey: 'bob' }]);
  expect(book.usesOf('t-2')).toEqual([]);
  expect(bookOf(event('bob', 't', 1), event('', 't', 2)).usesOf('t')).toMatchObject([{ customerKey: 'bob' }]);
  const places = bookOf(event('bob', 't', 1), event('ada', 't', 2, { siteKey: 'other' })).usesOf('t');
  expect(places.map(({ siteKey, customerKey }) => [siteKey, customerKey])).toEqual([
    ['other', 'ada'],
    ['s', 'bob'],
  ]);
});

it('lists a key with blanks around it as the customer that it is, and continues with it as it was sent', () => {
  const book = bookOf(event('ada', 't', 1), event(' ada ', 't', 2));
  expect(book.all()).toMatchObject([{ customerKey: 'ada', events: 2, tids: [{ customerKey: ' ada ' }] }]);
  expect(book.at('https://h', 's')).toMatchObject([{ customerKey: ' ada ', tid: 't' }]);
  const query = { ...wholeHistory, customerKey: 'ada' };
  expect(passesFilters(summarise(event(' ada ', 't', 2)), query)).toBe(true);
  expect(passesFilters(summarise(event('ada', 't', 2)), { ...query, customerKey: ' ada ' })).toBe(true);
});

it('does not count what is under way, in the trash, or never left', () => {
  const book = bookOf(
    event('ada', 't', 1, { result: { kind: 'under-way' } }),
    event('bob', 't', 1, { marks: { ...noMarks, deletedAt: at(2) } }),
    event('eve', 't', 1, { left: 'no' }),
  );
  expect(book.all()).toMatchObject([{ customerKey: 'eve', tids: [] }]);
});

it('knows every pair of customer and tid, however densely they are bound', () => {
  const lines = fc.array(
    fc.record({ who: fc.nat(6), tid: fc.nat(6), place: fc.nat(1), day: fc.integer({ min: 1, max: 9 }) }),
  );
  fc.assert(
    fc.property(lines, (all) => {
      const book = bookOf(
        ...all.map(({ who, tid, place, day }) => event(`v${who}`, `t${tid}`, day, { siteKey: `s${place}` })),
      );
      const told = book
        .all()
        .flatMap(({ customerKey, tids }) =>
          tids.map((own) => `${customerKey} ${own.tid} ${own.siteKey} ${own.events} ${own.firstSeen} ${own.lastSeen}`),
        );
      const pairOf = ({ who, tid, place }: (typeof all)[number]) => `v${who} t${tid} s${place}`;
      const meant = [...new Set(all.map(pairOf))].map((pair) => {
        const days = all.flatMap((one) => (pairOf(one) === pair ? [at(one.day)] : [])).sort();
        return `${pair} ${days.length} ${days[0]} ${days.at(-1)}`;
      });
      expect(told.sort()).toEqual(meant.sort());
      for (const { tid, place } of all) {
        const uses = all.filter((one) => one.tid === tid && one.place === place);
        const last = Math.max(...uses.map(({ day }) => day));
        const owners = uses.filter(({ day }) => day === last).map(({ who }) => `v${who}`);
        const use = book.usesOf(`T${tid}`).find(({ siteKey }) => siteKey === `s${place}`);
        expect(owners).toContain(use?.customerKey);
      }
    }),
  );
});

it('takes a key for the same in another case, with blanks, or in another Unicode form', () => {
  const book = bookOf(event('Zoë@x.org', 't-1', 1), event(' zoë@X.org ', 'T-1', 2), event('zoe\u0308@x.org', 't-2', 3));
  expect(book.all()).toMatchObject([
    { customerKey: 'Zoë@x.org', events: 3, tids: [{ tid: 't-2' }, { tid: 't-1', events: 2 }] },
  ]);
  expect(book.usesOf('T-2')).toMatchObject([{ customerKey: 'Zoë@x.org' }]);
});

it('continues a customer of Practice also where it listens elsewhere at the next start', () => {
  const book = createCustomerIndex();
  const sent = makeReceived('e', 'tid-1', {
    siteKey: 'ONE-PRACTICE01-0200',
    draft: { ...sampleDraft, customerKey: 'ada@example.com' },
  });
  book.add(summarise({ ...sent, environment: { ...sent.environment, serverName: 'http://127.0.0.1:1' } }));
  expect(book.find('ada@example.com', 'http://127.0.0.1:2', 'ONE-PRACTICE01-0200')).toMatchObject({ tid: 'tid-1' });
  expect(book.find('ada@example.com', 'http://127.0.0.1:2', 'ONE-5BTO1FBU1O-1109')).toBeNull();
});

it('has each customer seen, however their key is written, and nobody whose events are under way or in the trash', () => {
  const book = bookOf(
    event('Zoë@example.com', 't', 1),
    event('bob', 't', 1, { marks: { ...noMarks, deletedAt: at(2) } }),
    event('cy', 't', 1, { result: { kind: 'under-way' } }),
  );
  expect(['zoë@EXAMPLE.com ', 'bob', 'cy', ''].map(book.has)).toEqual([true, false, false, false]);
});

it('counts the customers that it lists without an index of them', () => {
  const lines = fc.array(
    fc.record({
      customerKey: fc.constantFrom('', 'ada', ' ADA ', 'straße', 'STRASSE', 'bob'),
      kind: fc.constantFrom('ended', 'under-way', 'trash'),
    }),
  );
  fc.assert(
    fc.property(lines, (all) => {
      const [index, counter] = [createCustomerIndex(), createCustomerCounter()];
      for (const { customerKey, kind } of all) {
        const line = summarise(event(customerKey, 't', 1));
        const marks = kind === 'trash' ? { ...noMarks, deletedAt: at(2) } : noMarks;
        const shown = { ...line, marks, outcome: kind === 'under-way' ? null : line.outcome };
        index.add(shown);
        counter.add(shown);
      }
      expect(counter.count()).toBe(index.all().length);
    }),
  );
});
