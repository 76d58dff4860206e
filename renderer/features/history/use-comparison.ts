import { useState } from 'react';
import type { Exchange } from '#app/exchange/exchange.ts';
import { missingEvent } from '#app/exchange/missing-event.ts';
import { ask } from '#renderer/ask.ts';
import { useCall } from '#renderer/use-call.ts';

const notCompared = 'the two events weren’t compared';

/** The two events that are compared, kept up to date; null until they are read, and when one of them is gone. */
export function useComparison(onSay: (message: string) => void) {
  const [ids, setIds] = useState<readonly [string, string] | null>(null);
  const open = async () => {
    if (ids === null) return null;
    const answers = await Promise.all(ids.map((id) => ask('exchange.open', { id }, notCompared)));
    const [first, second] = answers;
    if (!first || !second) return null;
    if (first.exchange !== null && second.exchange !== null) return [first.exchange, second.exchange] as const;
    // Two other events may be chosen now.
    setIds((now) => (now === ids ? null : now));
    const { unread } = first.exchange === null ? first : second;
    onSay(`${missingEvent(unread)} So the two events weren’t compared.`);
    return null;
  };
  const pair: readonly [Exchange, Exchange] | null = useCall(ids === null ? null : ids.join(' '), open, {
    refreshOn: ['exchange.changed', 'history.changed'],
  }).value;
  return {
    pair,
    compare: (first: string, second: string) => setIds([first, second]),
    close: () => setIds(null),
  };
}
