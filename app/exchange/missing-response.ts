import type { Outcome } from './outcome.ts';

/**
 * What is shown in the place of a response that can't be: there is none, or none that could be read.
 * @param hasBytes some bytes of it came, and are kept
 */
export function missingResponse(outcome: Outcome | null, hasBytes = false): string {
  if (outcome === 'interrupted') return 'Tidings closed before it saved a response.';
  if (outcome === 'invalid-answer') return 'The response isn’t valid HTTP.';
  return hasBytes ? 'Only the beginning of a response arrived.' : 'No response arrived.';
}
