import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { practiceEntries } from '#app/practice/practice.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { memberOf } from './storyboard-edit.ts';
import { laterInWords, storyboardFromExchanges } from './storyboard-from-history.ts';

const sent = (id: string, sentAt: string, customerKey: string, uri = 'assist://salescloud/testdrive/book') =>
  makeReceived(id, 'tid', { sentAt, draft: { ...blankDraft, uri, customerKey, tid: 'dedc2983' } });

function retell(...exchanges: Parameters<typeof storyboardFromExchanges>[0]) {
  let number = 0;
  const profiles = [{ customerKey: 'bob@example.com', name: 'Robert', note: '', properties: [] }];
  return storyboardFromExchanges(exchanges, { title: 'Retold', newId: () => `${++number}`, profiles });
}

it('orders events from the oldest on, each with its customer', () => {
  const board = retell(
    sent('2', '2026-01-01T10:05:00.000Z', 'bob@example.com'),
    sent('1', '2026-01-01T10:00:00.000Z', 'ada@example.com', 'oeh://outboundcomms/email-open'),
    sent('3', '2026-01-01T10:06:00.000Z', 'ada@example.com'),
  );
  expect(board.cast.map(({ name, customerKey }) => [name, customerKey])).toEqual([
    ['Customer', 'ada@example.com'],
    ['Robert', 'bob@example.com'],
  ]);
  const told = board.steps.map((step) => [step.title, step.kind === 'event' ? memberOf(board, step)?.name : null]);
  expect(told).toEqual([
    ['Email open', 'Customer'],
    ['Testdrive book', 'Robert'],
    ['Testdrive book', 'Customer'],
  ]);
});

it('one customer in two spellings is one in the cast', () => {
  const board = retell(
    sent('1', '2026-01-01T10:00:00.000Z', 'Bob@Example.com'),
    sent('2', '2026-01-01T10:05:00.000Z', 'bob@example.com'),
  );
  expect(board.cast.map(({ name }) => name)).toEqual(['Robert']);
});

it('a customer without a key on Practice is the same one at each start', () => {
  const at = (id: string, port: number, tid: string) =>
    makeReceived(id, tid, {
      siteKey: practiceEntries[0]?.siteKey ?? '',
      environment: { ...makeReceived(id, tid).environment, serverName: `http://127.0.0.1:${port}` },
      draft: { ...blankDraft, uri: 'a://b/c' },
    });
  expect(retell(at('1', 1000, 'tid 1'), at('2', 2000, 'TID 1'), at('3', 2000, 'tid 2')).cast).toHaveLength(2);
});

it('keeps no earlier tid: the new customer gets their own', () => {
  const [step] = retell(sent('1', '2026-01-01T10:00:00.000Z', 'ada@example.com')).steps;
  expect(step).toMatchObject({ draft: { tid: '', customerKey: '' } });
});

it('puts a pause where more than an hour went by', () => {
  const board = retell(
    sent('1', '2026-01-01T10:00:00.000Z', 'ada@example.com'),
    sent('2', '2026-01-01T11:00:00.000Z', 'ada@example.com'),
    sent('3', '2026-01-03T12:00:00.000Z', 'ada@example.com'),
  );
  expect(board.steps.map(({ kind }) => kind)).toEqual(['event', 'event', 'pause', 'event']);
  expect(board.steps[2]?.title).toBe('2 days later');
});

it('keeps an event without a customer without one', () => {
  const board = retell(sent('1', '2026-01-01T10:00:00.000Z', ''));
  expect(board.cast).toEqual([]);
  expect(board.steps[0]).toMatchObject({ castId: null });
});

it('distinguishes customers without a key by their tids, so that none gets the tid of another', () => {
  const stranger = (id: string, tid: string, minute: number) =>
    makeReceived(id, tid, { sentAt: `2026-01-01T10:0${minute}:00.000Z`, draft: { ...blankDraft, uri: 'a://b' } });
  const board = retell(
    stranger('1', 'a', 0),
    stranger('2', 'b', 1),
    stranger('3', 'A', 2),
    stranger('4', '', 3),
    sent('5', '2026-01-01T10:04:00.000Z', ' ada '),
    sent('6', '2026-01-01T10:05:00.000Z', 'ada'),
  );
  const who = board.steps.map((step) => (step.kind === 'event' ? step.castId : null));
  expect(who.every((castId) => castId !== null)).toBe(true);
  expect(who[2]).toBe(who[0]);
  expect(who[5]).toBe(who[4]);
  expect(new Set(who).size).toBe(4);
  expect(board.cast.map(({ customerKey }) => customerKey)).toEqual(['', '', '', ' ada ']);
});

it('says how much later in the words of a presenter', () => {
  const hour = 3_600_000;
  expect([1.2 * hour, 5 * hour, 24 * hour, 60 * hour, 24 * 21 * hour].map(laterInWords)).toEqual([
    '1 hour later',
    '5 hours later',
    '1 day later',
    '3 days later',
    '3 weeks later',
  ]);
});
