import { createContext } from 'react';
import { shortName } from '#app/event/customer-key.ts';

/** How customers are shown now: by name where one is known, and masked while somebody presents. */
export type Customers = {
  /** Others look on: keys are masked. */
  readonly isPresenting: boolean;
  /** A customer key as it may be seen. */
  readonly key: (customerKey: string) => string;
  /** Any text, with the customer keys in it as they may be seen. `keys` are those that it is likely to hold. */
  readonly text: (text: string, ...keys: readonly string[]) => string;
  /** What somebody is called: the name that was noted of them, else a short form of their key. */
  readonly name: (customerKey: string) => string;
  /** Who somebody is, in a list: their name where one was noted, and always the key, for two may have one name. */
  readonly label: (customerKey: string) => string;
};

/** Known to everything that shows a customer key, or a text that one may stand in. */
export const CustomersContext = createContext<Customers>({
  isPresenting: false,
  key: (customerKey) => customerKey,
  text: (text) => text,
  name: shortName,
  label: (customerKey) => customerKey,
});

/** The same, with more customer keys that texts are likely to hold. */
export function knowing(customers: Customers, keys: readonly string[]): Customers {
  return { ...customers, text: (text, ...more) => customers.text(text, ...keys, ...more) };
}
