import { readPattern } from '#app/text/safe-pattern.ts';
import { readAuthority } from './exactness.ts';
import type { InteractionPoint } from './touchpoint.ts';

/** What is wrong with the pattern of a Touchpoint, as a sentence; null when nothing is. */
export function touchpointProblem(pattern: string): string | null {
  return readAuthority(pattern) === null ? 'Write it as scheme://host, for example web://shop.' : null;
}

/** What is wrong with the pattern of an Interaction Point, as a sentence; null when nothing is. */
export function interactionPointProblem({ pattern, isRegularExpression }: InteractionPoint): string | null {
  if (isRegularExpression) {
    const reading = readPattern(pattern);
    return pattern === '' ? 'Enter a regular expression.' : reading.ok ? null : `It ${reading.says}.`;
  }
  return /^[/*?]/.test(pattern.trim()) ? null : 'Write it as /path or /path?parameter.';
}
