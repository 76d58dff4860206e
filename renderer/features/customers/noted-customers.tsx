import { Button } from '@mantine/core';
import { use } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatNumber } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './noted-customers.module.css';

type NotedCustomersProps = {
  readonly noted: Output<'customer.noted'>;
  /** Begins an event for one of them. */
  readonly onCompose: (customerKey: string) => void;
};

/** Customers with a profile, as an import brings them, and without an event. */
export function NotedCustomers({ noted: { customers, total }, onCompose }: NotedCustomersProps) {
  const { label } = use(CustomersContext);
  return (
    <div className={styles['noted']} data-area>
      <h3>Without events</h3>
      <ul aria-label="Without events">
        {customers.map(({ customerKey }) => (
          <li key={customerKey}>
            <span>{label(customerKey)}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Compose an event for ${label(customerKey)}`}
              onClick={() => onCompose(customerKey)}
            >
              Compose
            </Button>
          </li>
        ))}
      </ul>
      {total > customers.length && <p>{formatNumber(total - customers.length)} more. Search to find them.</p>}
    </div>
  );
}
