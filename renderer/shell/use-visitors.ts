import { useRef } from 'react';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import type { Selection } from '#app/ipc/state.ts';
import { call } from '#renderer/bridge.ts';
import { useAnswer } from '#renderer/use-answer.ts';

const nobody: readonly Continuation[] = [];

/**
 * The visitors known to a server and site key, newest first, kept up to date as events are answered, by hand and in runs,
 * and as customers are erased. Those of another place are nobody's here.
 */
export function useVisitors({ environmentId, siteKey }: Selection): readonly Continuation[] {
  const key = JSON.stringify([environmentId, siteKey]);
  const ask = async () => (await call('visitor.continuations', { environmentId, siteKey })).continuations;
  const answer = useAnswer(key, ask, ['exchange.changed', 'history.changed']);
  const now = answer?.to === key ? answer.value : nobody;
  // One empty list for another would draw the whole window again.
  const shown = useRef(nobody);
  if (shown.current.length + now.length > 0) shown.current = now;
  return shown.current;
}
