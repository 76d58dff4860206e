import { useEffect } from 'react';
import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { maskCustomerKey, shortName } from '#app/event/customer-key.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Every customer key that saved things are for. */
export function keysOfWorkspace({
  requests,
  storyboards,
  visitors,
}: Pick<Workspace, 'requests' | 'storyboards' | 'visitors'>): readonly string[] {
  const things = [...requests.map(({ draft }) => draft), ...storyboards.flatMap(({ cast }) => cast), ...visitors];
  return things.map(({ customerKey }) => customerKey);
}

/**
 * How customers are shown now.
 * @param mask knows the customers of saved things and of the history
 */
export function customersOf(
  { presentation, workspace, tabs }: Pick<WorkbenchState, 'presentation' | 'workspace' | 'tabs'>,
  mask = createCustomerMask(keysOfWorkspace(workspace)),
): Customers {
  const noted = new Map(workspace.visitors.map(({ customerKey, name }) => [customerKey, name.trim()]));
  const named = (customerKey: string) => noted.get(customerKey) || null;
  const called = (key: Customers['key']): Omit<Customers, 'text' | 'isPresenting'> => ({
    key,
    name: (customerKey) => named(customerKey) ?? shortName(key(customerKey)),
    label: (customerKey) => [named(customerKey), key(customerKey)].filter((part) => part !== null).join(', '),
  });
  if (!presentation.isPresenting)
    return { isPresenting: false, ...called((customerKey) => customerKey), text: (text) => text };
  const open = tabs.open
    .flatMap(({ draft, send }) => [draft, ...(send.kind === 'done' ? [send.exchange.draft] : [])])
    .map(({ customerKey }) => customerKey);
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
