import { createContext } from 'react';
import { shortName } from '#app/event/customer-key.ts';

/** How customers are shown: by name if one is known, and masked during a presentation. */
export type Customers = {
  /** Others look on: keys are masked. */
  readonly isPresenting: boolean;
  /** A customer key as it may be seen. */
  readonly key: (customerKey: string) => string;
  /** A text with its customer keys masked if needed. `keys` are those it is likely to contain. */
  readonly text: (text: string, ...keys: readonly string[]) => string;
  /** A customer’s name: the noted one, or a short form of the key. */
  readonly name: (customerKey: string) => string;
  /** A customer in a list: the noted name, and always the key, as two may have the same name. */
  readonly label: (customerKey: string) => string;
};

/** For everything that shows a customer key, or a text that may contain one. */
export const CustomersContext = createContext<Customers>({
  isPresenting: false,
  key: (customerKey) => customerKey,
  text: (text) => text,
  name: shortName,
  label: (customerKey) => customerKey,
});

/** The same, with more customer keys that texts are likely to contain. */
export function knowing(customers: Customers, keys: readonly string[]): Customers {
  return { ...customers, text: (text, ...more) => customers.text(text, ...keys, ...more) };
}
