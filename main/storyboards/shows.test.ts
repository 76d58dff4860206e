import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeShowUnderWay } from '#app/testing/make-show.ts';
import { place } from '#main/testing/place.ts';
import { createShows, openShowStores } from './shows.ts';

async function open(at = place(), whenSent: () => Promise<unknown> = async () => {}) {
  const stores = await openShowStores(at);
  let changes = 0;
  const sentIn = { storyboard: { id: 'board', title: 'Story' }, from: 'Order' };
  const order = makeReceived('it', 'tid 1', { ...sentIn, sentAt: '2026-01-02T10:02:06.000Z' });
  const recent = () => [{ ...order, environment: { ...order.environment, id: 'uat' } }];
  const shows = createShows({ ...stores, recent, whenSent, onChanged: () => void changes++ });
  return { at, stores, shows, changes: () => changes };
}

const show = makeShowUnderWay('ada@example.com', 'tid 1');
const idle = { ...show, underWay: null };

it('a show is there again after a kill, with the event that was under way', async () => {
  const { at, shows } = await open();
  expect(await shows.interrupted()).toBeNull();
  expect(await shows.save(show)).toBeNull();
  const again = await open(place(at.folder));
  expect(await again.shows.interrupted()).toMatchObject({ show, exchange: { id: 'it' } });
  // It stays until it is left.
  expect(await again.shows.interrupted()).toMatchObject({ show });
});

it('a show is there again after a kill between two steps, where nothing was under way', async () => {
  const { at, shows } = await open();
  expect(await shows.save(idle)).toBeNull();
  const again = await open(place(at.folder));
  expect(await again.shows.interrupted()).toEqual({ show: idle, exchange: null });
});

it('waits for an event that is still on the way', async () => {
  let arrive = () => {};
  const sending = new Promise<void>((done) => {
    arrive = done;
  });
  const { shows } = await open(place(), () => sending);
  await shows.save(show);
  let isKnown = false;
  const reading = shows.interrupted().then((found) => {
    isKnown = true;
    return found;
  });
  expect(isKnown).toBe(false);
  arrive();
  expect((await reading)?.exchange?.id).toBe('it');
});

it('a show that is left is one of the last shows, and is not offered again', async () => {
  const { at, shows, changes } = await open();
  await shows.save(show);
  expect(await shows.end()).toBeNull();
  expect(await shows.end()).toBeNull();
  expect(changes()).toBe(1);
  const again = await open(place(at.folder));
  expect(await again.shows.interrupted()).toBeNull();
  expect(again.shows.list('board')).toMatchObject([
    { id: 'seed', steps: [{ outcome: 'received' }, { state: 'passed' }, { outcome: 'received', exchangeId: 'it' }] },
  ]);
  expect(again.shows.list('another')).toEqual([]);
  expect(await again.shows.remove('seed')).toBeNull();
  expect((await open(place(at.folder))).shows.list('board')).toEqual([]);
});

it('one that was started over, or closed at its end, is over too', async () => {
  const { shows } = await open();
  await shows.save(idle);
  await shows.save({ ...idle, draw: { ...show.draw, seed: 'next' }, at: 3 });
  expect(await shows.interrupted()).toBeNull();
  expect(shows.list('board').map(({ id }) => id)).toEqual(['next', 'seed']);
});

it('one that was only looked at is not remembered', async () => {
  const { shows } = await open();
  await shows.save({ ...idle, at: 0, results: [] });
  await shows.end();
  expect(shows.list('board')).toEqual([]);
});

it('sets a damaged file aside, and does not overwrite one of a newer version', async () => {
  const at = place();
  writeFileSync(join(at.folder, 'show-under-way.json'), '{"half');
  const newer = JSON.stringify({ version: 2, value: ['of tomorrow'] });
  writeFileSync(join(at.folder, 'shows.json'), newer);
  const { shows } = await open(at);
  expect(await shows.interrupted()).toBeNull();
  expect(await shows.save(show)).toBeNull();
  expect(await shows.end()).toContain('newer version');
  expect(readFileSync(join(at.folder, 'shows.json'), 'utf8')).toBe(newer);
  expect(at.notices.join()).toMatch(/show-under-way\.json is damaged.*set aside/);
  // It’s over all the same.
  expect(await shows.interrupted()).toBeNull();
});
