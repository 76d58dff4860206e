import type { Answer } from './exchange.ts';
import type { Outcome } from './outcome.ts';

/**
 * What is shown in the place of a response that can't be: there is none, or none that could be read.
 * @param hasBytes some bytes of it came; null where that isn't known
 */
export function missingResponse(outcome: Outcome | null, hasBytes: boolean | null): string {
  if (outcome === 'interrupted') return 'Tidings closed before it saved a response.';
  if (outcome === 'invalid-answer') return 'The response isn’t valid HTTP.';
  if (hasBytes === null && outcome !== null && mayHaveBegun.has(outcome)) return 'No complete response arrived.';
  return hasBytes === true ? 'Only the beginning of a response arrived.' : 'No response arrived.';
}

/** A response may have begun before it ended like this. */
const mayHaveBegun: ReadonlySet<Outcome> = new Set(['cut-off', 'timed-out', 'cancelled']);

/**
 * What is shown in the place of a body without a text.
 * @param hasBytes its bytes are kept, because they could not be read
 */
export function missingBody({ whole }: Pick<Answer, 'whole'>, hasBytes: boolean): string {
  if (hasBytes) return 'The body of the response could not be read.';
  return whole ? 'The response has no body.' : 'The body of the response didn’t arrive.';
}
