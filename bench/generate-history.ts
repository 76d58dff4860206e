import { openHistory } from '#main/history/history.ts';
import { generateExchanges } from './generate.ts';

/** Fills the history of a user-data folder: `node out/bench/generate-history.mjs FOLDER COUNT`. */
const [folder = '', count = '100000'] = process.argv.slice(2);
const history = await openHistory({
  folder,
  onNotice: (says) => process.stderr.write(`${says}\n`),
  now: () => new Date(),
});
await history.ready();
let index = 0;
for (const exchange of generateExchanges(Number(count))) {
  history.begin(exchange);
  // Yields to the event loop, so that full segments are closed.
  if (index++ % 100 === 0) await history.mark([], {});
}
await history.mark([], {});
history.close();
