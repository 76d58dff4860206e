import { expect, it } from 'vitest';
import { practiceId } from '#app/environments/environment.ts';
import { type Exchange, summarise } from '#app/exchange/exchange.ts';
import { passesFilters, passesTimes } from '#app/history/history-query.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { makeShow } from '#app/testing/make-show.ts';
import { eventsOfShow } from './events-of-show.ts';

const show = makeShow('a', 'ada@example.com');
const sentIn = { storyboard: { id: show.storyboardId, title: show.title } };

function isFound(change: Partial<Exchange>): boolean {
  const environment = { ...makeExchange('x').environment, id: 'uat' };
  const exchange = makeExchange('x', { ...sentIn, environment, sentAt: show.startedAt, ...change });
  const query = eventsOfShow(show);
  return passesFilters(summarise(exchange), query) && passesTimes(query)(Date.parse(exchange.sentAt));
}

it('finds all of a show, also what went to Practice, until its last event', () => {
  expect(isFound({})).toBe(true);
  expect(isFound({ sentAt: show.endedAt })).toBe(true);
  expect(isFound({ environment: { ...makeExchange('x').environment, id: practiceId } })).toBe(true);
});

it('finds nothing that was sent meanwhile from elsewhere, nor after it', () => {
  expect(isFound({ storyboard: undefined })).toBe(false);
  expect(isFound({ storyboard: { id: 'another', title: show.title } })).toBe(false);
  expect(isFound({ sentAt: '2026-01-02T10:02:05.001Z' })).toBe(false);
});
