import { useEffect } from 'react';
import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { foldKey, maskCustomerKey, shortName } from '#app/event/customer-key.ts';
import { customersIn, keysInDrafts } from '#app/library/customers-in.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import type { WorkbenchState } from './workbench-state.ts';

/**
 * How customers are shown now.
 * @param mask knows the customers of saved things and of the history
 */
export function customersOf(
  {
    presentation,
    workspace,
    tabs,
    environments,
  }: Pick<WorkbenchState, 'presentation' | 'workspace' | 'tabs' | 'environments'>,
  mask = createCustomerMask(customersIn(workspace, environments).keys),
): Customers {
  const noted = new Map(workspace.visitors.map(({ customerKey, name }) => [foldKey(customerKey), name.trim()]));
  const named = (customerKey: string) => noted.get(foldKey(customerKey)) || null;
  const called = (key: Customers['key']): Omit<Customers, 'text' | 'isPresenting'> => ({
    key,
    name: (customerKey) => named(customerKey) ?? shortName(key(customerKey)),
    label: (customerKey) => [named(customerKey), key(customerKey)].filter((part) => part !== null).join(', '),
  });
  if (!presentation.isPresenting)
    return { isPresenting: false, ...called((customerKey) => customerKey), text: (text) => text };
  const drafts = tabs.open.flatMap(({ draft, send }) => [
    draft,
    ...(send.kind === 'done' ? [send.exchange.draft] : []),
  ]);
  const open = keysInDrafts(drafts, workspace, environments);
  return {
    isPresenting: true,
    ...called(maskCustomerKey),
    text: (text, ...keys) => mask(text, [...keys, ...open]),
  };
}

/** Marks the page for the styles that hide what is typed, wherever a field is drawn. */
export function useMarkOfPresenting(isPresenting: boolean): void {
  useEffect(() => {
    document.documentElement.toggleAttribute('data-presenting', isPresenting);
  }, [isPresenting]);
}
