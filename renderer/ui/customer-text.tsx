import { use } from 'react';
import { CustomersContext } from './customers.ts';

type CustomerTextProps = {
  readonly children: string;
  /** A customer key that the text is likely to contain. */
  readonly customerKey?: string;
};

/** A text that may name a customer, with their keys masked while that is needed. */
export function CustomerText({ children, customerKey = '' }: CustomerTextProps) {
  return <>{use(CustomersContext).text(children, customerKey)}</>;
}
