import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { use } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatNumber } from '#app/quantity.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './noted-customers.module.css';

type NotedCustomersProps = {
  readonly noted: Output<'customer.noted'>;
  /** The one who is shown; null while it is another customer. */
  readonly shown: string | null;
  readonly onShow: (customerKey: string) => void;
  /** Begins an event for one of them. */
  readonly onCompose: (customerKey: string) => void;
};

/** Customers without an event: those with a profile, as an import brings them, and those whose events are in the trash. */
export function NotedCustomers({ noted: { customers, total }, shown, onShow, onCompose }: NotedCustomersProps) {
  const { label } = use(CustomersContext);
  return (
    <div className={styles['noted']} data-area>
      <h3>Without events</h3>
      <ul aria-label="Without events" ref={rowsByArrows}>
        {customers.map(({ customerKey }) => (
          <li key={customerKey}>
            <button
              type="button"
              className={styles['name']}
              title={label(customerKey)}
              aria-current={customerKey === shown ? 'true' : undefined}
              onClick={() => onShow(customerKey)}
            >
              {label(customerKey)}
            </button>
            <ActionIcon
              size={24}
              aria-label={`Compose an event for ${label(customerKey)}`}
              title="Compose an event"
              onClick={() => onCompose(customerKey)}
            >
              <IconPlus size={16} stroke={1.5} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {total > customers.length && <p>{formatNumber(total - customers.length)} more. Search to find them.</p>}
    </div>
  );
}
