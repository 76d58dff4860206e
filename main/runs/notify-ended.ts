import { createCustomerMask } from '#app/customers/customer-mask.ts';
import type { RunProgress } from '#app/runs/run.ts';
import { foldText } from '#app/text/search.ts';
import type { Customers } from '#main/customers/customers.ts';

/** Notifies that a run ended. Others may see that, so its name is without the keys of any customer of the history. */
export async function notifyEnded<T extends Pick<RunProgress, 'summary'>>(
  last: T,
  customers: Pick<Customers, 'index'>,
  notify: (last: T) => void,
): Promise<void> {
  const { name } = last.summary;
  const folded = foldText(name);
  // Without the history, what looks like an address is still masked.
  const index = await customers.index().catch(() => null);
  const keys = (index?.all() ?? []).map(({ customerKey }) => customerKey.trim());
  const named = keys.filter((key) => key !== '' && folded.includes(foldText(key)));
  notify({ ...last, summary: { ...last.summary, name: createCustomerMask()(name, named) } });
}
