import { call } from '#renderer/bridge.ts';
import { useAnswer } from '#renderer/use-answer.ts';

/** How many visitors the history knows, kept up to date; null until that is known. */
export function useVisitorCount(): number | null {
  const ask = async () => (await call('visitor.count', {})).all;
  return useAnswer('all', ask, ['exchange.changed', 'history.changed'])?.value ?? null;
}
