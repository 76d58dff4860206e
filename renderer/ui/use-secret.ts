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
 * Hides the customers in a field during a presentation: masked without the focus, and with it the real text as dots.
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
        // At once, and selected: the next key replaces the real text.
        flushSync(() => setFocused(true));
        if (isSecret) currentTarget.select();
      },
    },
    leave: () => setFocused(false),
  };
}
