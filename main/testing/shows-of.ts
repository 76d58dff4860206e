import { makeShow, makeShowUnderWay } from '#app/testing/make-show.ts';
import { openShowStores } from '#main/storyboards/shows.ts';
import type { Place } from './place.ts';

/** The last shows of a customer and of another one, and a show of the customer that was interrupted. */
export async function openShowsOf(at: Place, customerKey: string, tid: string) {
  const stores = await openShowStores(at);
  await stores.shows.write([makeShow('own', customerKey, { tid }), makeShow('other', 'bob@example.com')]);
  await stores.showUnderWay.write(makeShowUnderWay(customerKey, tid));
  return stores;
}
