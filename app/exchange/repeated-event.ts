import { practiceId } from '#app/environments/environment.ts';
import { type Exchange, isDispatched } from './exchange.ts';
import { isSameBody } from './kept-request.ts';
import type { HttpRequest } from './request.ts';

/** How soon after the first one the same event is probably sent by mistake. */
const repeatWithinMs = 60_000;

/** Whether an exchange sent exactly this request, as far as the record has it. */
export function isSentBefore(before: Pick<Exchange, 'left' | 'request'>, request: HttpRequest): boolean {
  const { method, url } = before.request;
  return (
    isDispatched(before) && method === request.method && url === request.url && isSameBody(before.request, request)
  );
}

/** How long ago an exchange was sent, in milliseconds; null when that is too long ago to be a mistake. */
export function recentlySentMs({ sentAt }: Pick<Exchange, 'sentAt'>, now: Date): number | null {
  const afterMs = now.getTime() - Date.parse(sentAt);
  return afterMs < repeatWithinMs ? Math.max(afterMs, 0) : null;
}

/**
 * How long ago an exchange sent exactly this request, in milliseconds; null when it did not, or not recently. On Practice
 * a repeated event does no harm.
 */
export function repeatedAfterMs(before: Exchange, request: HttpRequest, now: Date): number | null {
  if (before.environment.id === practiceId || !isSentBefore(before, request)) return null;
  return recentlySentMs(before, now);
}
