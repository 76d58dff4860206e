import { useMemo } from 'react';
import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { customersIn } from '#app/library/customers-in.ts';
import { ask } from '#renderer/ask.ts';
import { customersOf } from '#renderer/state/customer-texts.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import { useCall } from '#renderer/use-call.ts';

/** The customers of the history who are masked in any text, last seen first. */
export const mostKnown = 1_000;
const noTabs = { open: [], activeId: '', closed: [] } as const;
const options = { refreshOn: ['exchange.changed', 'history.changed'], settleMs: 1_000 } as const;

/** How customers are shown. While Presenting is on, it knows those of saved things and of the history, too. */
export function useCustomers({ presentation, workspace, tabs, environments }: WorkbenchState): Customers {
  const { isPresenting } = presentation;
  const read = () =>
    ask(
      'customer.list',
      { search: '', limit: mostKnown },
      'customer keys that are only in the history may not be masked',
    );
  const { answer } = useCall(isPresenting ? 'known' : null, read, options);
  const ofHistory = JSON.stringify(answer?.value.customers.map(({ customerKey }) => customerKey) ?? []);
  // A long list: it's looked through again only when there are other customers.
  const mask = useMemo(() => {
    if (!isPresenting) return createCustomerMask();
    const seen: readonly string[] = JSON.parse(ofHistory);
    return createCustomerMask([...customersIn(workspace, environments).keys, ...seen]);
  }, [isPresenting, workspace, environments, ofHistory]);
  // What is typed names no other customers, unless it is masked. All that shows a customer would be rendered with each letter.
  const masked = isPresenting ? tabs : noTabs;
  return useMemo(
    () => customersOf({ presentation, workspace, tabs: masked, environments }, mask),
    [presentation, workspace, masked, environments, mask],
  );
}
