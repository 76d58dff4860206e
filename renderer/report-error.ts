import type { ErrorPlace } from '#app/desktop/calls.ts';
import { describeError } from '#app/error.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { call } from './bridge.ts';

/** Has it written to the log that something failed: its class and its place, nothing that it says. */
export function reportError(place: ErrorPlace, thrown: unknown): void {
  ignoreResult(
    call('error.report', { place, error: describeError(thrown) }),
    'A report that fails is not reported in its turn.',
  );
}

/** Reports errors outside rendering, which no crash screen shows. Returns a function that stops it. */
export function watchErrors(): () => void {
  const onError = ({ error }: ErrorEvent) => reportError('handler', error);
  const onRejection = ({ reason }: PromiseRejectionEvent) => reportError('promise', reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
