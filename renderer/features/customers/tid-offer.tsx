import { ActionIcon, Checkbox, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { use } from 'react';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { useCall } from '#renderer/use-call.ts';
import styles from './tid-offer.module.css';

type TidOfferProps = {
  readonly tid: string;
  readonly isUsed: boolean;
  readonly onUse: (isUsed: boolean) => void;
  readonly onDismiss: () => void;
};

const options = { refreshOn: ['exchange.changed', 'history.changed'] } as const;

/** Offers the TID of a pasted address to the event, and says whose it is. It is never used without a word. */
export function TidOffer({ tid, isUsed, onUse, onDismiss }: TidOfferProps) {
  const customers = use(CustomersContext);
  const read = () => ask('customer.tidUses', { tid }, 'the customer of this TID is unknown');
  const { value } = useCall(tid, read, options);
  return (
    <section aria-label="Pasted TID" className={styles['offer']}>
      <Checkbox
        label="Use this TID for this event"
        checked={isUsed}
        onChange={({ currentTarget }) => onUse(currentTarget.checked)}
      />
      <span className="mono">{tid}</span>
      <Text size="xs" c="var(--t-second)" className={styles['whose'] ?? ''}>
        {value !== null && tellOwner(value.uses, customers.label)}
      </Text>
      <ActionIcon size={28} aria-label="Dismiss" onClick={onDismiss}>
        <IconX size={16} stroke={1.5} />
      </ActionIcon>
    </section>
  );
}

/** Whose a TID is, in words. */
function tellOwner(uses: readonly TidUse[], label: (customerKey: string) => string): string {
  const use = uses.find(({ customerKey }) => customerKey !== '') ?? uses[0];
  if (use === undefined) return 'Not used in Tidings yet, so the customer is unknown.';
  const { customerKey, environmentName } = use;
  return customerKey === ''
    ? `Last used on ${environmentName}, without a customer key.`
    : `Last used for ${label(customerKey)} on ${environmentName}.`;
}
