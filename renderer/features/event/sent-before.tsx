import { Text } from '@mantine/core';
import { repeatedAfterMs } from '#app/exchange/repeated-event.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { formatAgo } from '#app/quantity.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { useClock } from '#renderer/ui/use-clock.ts';
import styles from './composer.module.css';

/**
 * How long ago exactly this request was sent from a tab, in milliseconds; null when it was not, or not recently.
 * @param request what Send would send now; null when that can't be made
 */
export function useRepeatedAfter(send: SendState, request: HttpRequest | null): number | null {
  const afterMs = (now: Date) =>
    send.kind === 'done' && request !== null ? repeatedAfterMs(send.exchange, request, now) : null;
  const isRecent = afterMs(new Date()) !== null;
  // The clock stands still while the window is hidden.
  const shown = afterMs(new Date(useClock(isRecent)));
  return isRecent ? shown : null;
}

/** Says beside Send that the same event has just been sent. */
export function SentBefore({ afterMs }: { readonly afterMs: number }) {
  return (
    <Text id="sent-before" className={styles['sentBefore'] ?? ''} size="xs" title="MXO counts every event it receives.">
      Same event sent {formatAgo(afterMs)}
    </Text>
  );
}
