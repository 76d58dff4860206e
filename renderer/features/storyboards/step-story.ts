import type { StepResult } from '#app/library/showing.ts';

/** Why a step did not go through, calmly: what happened, and whether it is safe to try again. */
export function explain(result: StepResult): string {
  if (result.kind === 'refused') return result.says[0] ?? 'Nothing was sent.';
  if (result.left === 'no') return 'Nothing was sent; it is safe to try again. Next goes on without it.';
  switch (result.outcome) {
    case 'refused':
    case 'refused-in-the-body':
    case 'redirected':
      return 'The server did not take it. The history has what it said. Next goes on without it.';
    case 'server-error':
      return 'The server has a problem of its own. Try again in a moment, or go on without it.';
    default:
      return 'MXO may have it already: look in Monitoring before you try again. Next goes on.';
  }
}
