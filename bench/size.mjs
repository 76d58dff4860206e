/**
 * How much is measured.
 * @typedef {object} Size
 * @property {number} kept how many exchanges the full history has
 * @property {number} warmUps how often everything is done before it is measured
 * @property {number} turns how often ours and theirs take turns in a window
 * @property {number} starts how often each app is started
 * @property {number} idleMs how long an app is left alone before its memory is read
 * @property {number} requests how many saved requests the palette searches
 * @property {number} customers how many customers have a name while letters are typed
 * @property {number} characters how long the URI is that is imported
 * @property {number} frames how many frames the history is scrolled through
 * @property {number} sends how many events are sent one by one; a sixth of them in each warm-up
 * @property {number} saves how many exchanges are saved; a tenth of them in each warm-up
 * @property {number} searches how often each search is run
 * @property {number} verdicts how many events of the history are judged one by one
 * @property {number} rows how many rows a run sends; a tenth of them in each warm-up
 * @property {number} rounds how often such a run is repeated
 * @property {number} memoryRows how many rows the run sends whose memory is read, at a fifth of them and at the end
 * @property {boolean} sharesApps whether benchmarks use the app of those before, where they don't measure its start
 * @property {boolean} peers whether newman and the Bruno CLI are measured too
 */

/** All benchmarks. */
const whole = {
  kept: 100_000,
  warmUps: 2,
  turns: 3,
  starts: 5,
  idleMs: 5_000,
  requests: 10_000,
  customers: 50_000,
  characters: 1_000_000,
  frames: 300,
  sends: 600,
  saves: 2_000,
  searches: 30,
  verdicts: 100,
  rows: 5_000,
  rounds: 5,
  memoryRows: 10_000,
  sharesApps: false,
  peers: true,
};

/** Too little for a measurement: it shows that every benchmark runs to its end. */
const short = {
  kept: 450,
  warmUps: 0,
  turns: 1,
  starts: 1,
  idleMs: 0,
  requests: 20,
  customers: 20,
  characters: 10_000,
  frames: 10,
  sends: 6,
  saves: 10,
  searches: 1,
  verdicts: 2,
  rows: 32,
  rounds: 1,
  memoryRows: 20,
  sharesApps: true,
  peers: false,
};

/** @type {Readonly<Record<'whole' | 'short', Size>>} */
export const sizes = { whole, short };
