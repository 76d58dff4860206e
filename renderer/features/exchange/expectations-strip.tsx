import { Text } from '@mantine/core';
import { IconChecks, IconListCheck } from '@tabler/icons-react';
import type { Exchange } from '#app/exchange/exchange.ts';
import { unmetByResponse } from '#app/exchange/expectations.ts';
import { formatCount } from '#app/quantity.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import styles from './response.module.css';

/** Whether the answer is what it was expected to be; nothing when nothing was expected. */
export function ExpectationsStrip({ exchange }: { readonly exchange: Exchange }) {
  const { expectations } = exchange.draft;
  if (expectations.length === 0 || exchange.result.kind === 'under-way') return null;
  const unmet = unmetByResponse(exchange);
  if (unmet === null)
    return (
      <div className={styles['expected']} data-unchecked>
        <IconListCheck size={16} stroke={1.5} aria-hidden="true" />
        <Text>{formatCount(expectations.length, 'expectation')} not checked: no complete response</Text>
      </div>
    );
  if (unmet.length === 0)
    return (
      <div className={styles['expected']}>
        <IconChecks size={16} stroke={1.5} aria-hidden="true" />
        <Text>{formatCount(expectations.length, 'expectation')} met</Text>
      </div>
    );
  return (
    <div className={styles['expected']} data-unmet>
      <IconListCheck size={16} stroke={1.5} aria-hidden="true" />
      <div>
        <Text fw={600}>
          {unmet.length} of {formatCount(expectations.length, 'expectation')} not met
        </Text>
        <ul aria-label="Expectations">
          {unmet.map((says, index) => (
            <li key={index}>
              <CustomerText customerKey={exchange.draft.customerKey}>{says}</CustomerText>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
