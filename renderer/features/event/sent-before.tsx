import { Text } from '@mantine/core';
import type { Exchange } from '#app/exchange/exchange.ts';
import { repeatedAfterMs } from '#app/exchange/repeated-event.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { formatDuration } from '#app/quantity.ts';
import { useClock } from '#renderer/ui/use-clock.ts';
import styles from './composer.module.css';

type SentBeforeProps = {
  /** What was sent from here last. */
  readonly before: Exchange;
  /** What Send would send now. */
  readonly request: HttpRequest;
};

/** Says beside Send that the same event has just been sent. */
export function SentBefore({ before, request }: SentBeforeProps) {
  const now = new Date(useClock(repeatedAfterMs(before, request, new Date()) !== null));
  const afterMs = repeatedAfterMs(before, request, now);
  if (afterMs === null) return null;
  const seconds = Math.max(Math.floor(afterMs / 1_000), 1) * 1_000;
  return (
    <Text id="sent-before" className={styles['sentBefore'] ?? ''} size="xs" title="MXO counts each event that it gets.">
      Same event sent {formatDuration(seconds)} ago
    </Text>
  );
}
