import { maskCustomerKey, maskCustomersIn, shortName } from '#app/event/customer-key.ts';
import type { Customers } from '#renderer/ui/customers.ts';

/** Customers as they are shown during a presentation, without names. */
export const presenting: Customers = {
  isPresenting: true,
  key: maskCustomerKey,
  text: (text, ...keys) => maskCustomersIn(text, keys),
  name: (customerKey) => shortName(maskCustomerKey(customerKey)),
  label: maskCustomerKey,
};
