import { buildPrograms, runProgram } from '../program.mjs';
import { ms, report } from '../table.mjs';

/**
 * What a send by hand costs on top of the bare call.
 * @param {import('../run.mjs').Work} work
 */
export async function sendRows({ size }) {
  await buildPrograms(['send']);
  const { ours, raw } = await runProgram('send', [String(size.sends)]);
  const overhead = { medianMs: ours.medianMs - raw.medianMs, p99Ms: ours.p99Ms - raw.p99Ms };
  report('one send over raw node:http, median', ms(overhead.medianMs), '<= 2 ms', overhead.medianMs <= 2);
  report('one send over raw node:http, p99', ms(overhead.p99Ms), '<= 10 ms', overhead.p99Ms <= 10);
}
