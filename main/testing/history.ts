import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type HistoryQuery, wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { type History, openHistory } from '#main/history/history.ts';
import type { Place } from './place.ts';

/** Opens the history, puts so many received exchanges into it, and ends it as a quit would. */
export async function filled(at: Place, count: number, prefix = 'x'): Promise<void> {
  const history = await openHistory(at);
  for (let index = 0; index < count; index++) history.begin(makeReceived(`${prefix}${index}`, `t${index}`));
  await settled(history);
  history.close();
}

/** Waits until full segments are closed: marking nothing comes after all other work. */
export async function settled(history: History): Promise<void> {
  await history.ready();
  for (let turn = 0; turn < 10; turn++) {
    await new Promise(setImmediate);
    await history.mark([], {});
  }
}

export const files = (at: Place) => readdirSync(join(at.folder, 'history')).sort();
export const file = (at: Place, name: string) => join(at.folder, 'history', name);
export const list = async (history: History, change: Partial<HistoryQuery> = {}) =>
  (await history.list({ ...wholeHistory, ...change }, 1_000, 0)).exchanges.map(({ id }) => id);
