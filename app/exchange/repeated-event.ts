import { practiceId } from '#app/environments/environment.ts';
import { type Exchange, isDispatched } from './exchange.ts';
import type { HttpRequest } from './request.ts';

/** How soon after the first one the same event is probably sent by mistake. */
const repeatWithinMs = 60_000;

/** Whether an exchange sent exactly this request. */
export function isSentBefore(before: Pick<Exchange, 'left' | 'request'>, { method, url, body }: HttpRequest): boolean {
  return (
    isDispatched(before) &&
    before.request.method === method &&
    before.request.url === url &&
    before.request.body === body
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
