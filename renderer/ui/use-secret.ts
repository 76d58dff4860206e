import { type FocusEvent, use, useState } from 'react';
import { flushSync } from 'react-dom';
import { CustomersContext } from './customers.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

type Secret = {
  readonly isSecret: boolean;
  /** The text as it may be seen by others. */
  readonly masked: string;
  readonly fieldProps: {
    readonly value: string;
    readonly 'data-secret': true | undefined;
    readonly onFocus: (event: FocusEvent<Field>) => void;
  };
  readonly leave: () => void;
};

/**
 * Makes a field keep the customers in it to itself while somebody presents: masked at rest; in hand its own text, drawn as
 * dots.
 */
export function useSecret(value: string, isCustomer = false): Secret {
  const customers = use(CustomersContext);
  const [isFocused, setFocused] = useState(false);
  const masked = isCustomer ? customers.key(value) : customers.text(value);
  const isSecret = masked !== value;
  return {
    isSecret,
    masked,
    fieldProps: {
      value: isFocused ? value : masked,
      'data-secret': isSecret || undefined,
      onFocus: ({ currentTarget }) => {
        // At once, and selected: what is typed in the next moment takes the place of the real text.
        flushSync(() => setFocused(true));
        if (isSecret) currentTarget.select();
      },
    },
    leave: () => setFocused(false),
  };
}
