import { ask } from '#renderer/ask.ts';
import { useAnswer } from '#renderer/use-answer.ts';

/** How many customers the history knows, kept up to date; null until that is known. */
export function useCustomerCount(): number | null {
  const count = async () => (await ask('customer.count', {}, 'the number of customers isn’t up to date'))?.all ?? null;
  return useAnswer('all', count, ['exchange.changed', 'history.changed'])?.value ?? null;
}
