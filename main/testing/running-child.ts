import { place } from './place.ts';
import { openRunPlace, setupWithRows, started } from './run-place.ts';

/*
 * Sends a run of COUNT rows, or the rest of one, until it is killed: `node running-child.mjs FOLDER ORIGIN COUNT [IN-FLIGHT]`.
 * Prints `going` when it sends, and `done` when nothing is left.
 */
const [folder = '', origin = '', count = '0', inFlight = '4'] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const held = await openRunPlace(origin, { at: place(folder), environment: { timeoutMs: 10_000 } });
const { runs } = held;
const rows = Array.from({ length: Number(count) }, (_, index) => [index + 1, `c${index % 7}`] as const);
const [earlier] = runs.list();
const runId =
  earlier?.id ?? (await started(runs, await setupWithRows(held, rows, { pace: { inFlight: Number(inFlight) } })));
if (earlier !== undefined) await runs.sendUnsent({ runId, confirmed: false });
say('going');
await runs.live(runId)?.ended;
say('done');
process.exit(0);
