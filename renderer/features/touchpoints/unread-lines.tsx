import { Text } from '@mantine/core';
import { use } from 'react';
import type { UnreadLine } from '#app/formats/touchpoints/read-touchpoints.ts';
import { formatCount } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './touchpoints.module.css';

/** How many are named. */
const mostNamed = 50;

/** The parts of a pasted map that can't be read, and why. */
export function UnreadLines({ lines }: { readonly lines: readonly UnreadLine[] }) {
  const customers = use(CustomersContext);
  return (
    <>
      <Text mt={8}>{formatCount(lines.length, 'part')} can’t be read:</Text>
      <ul aria-label="Can’t be read" className={styles['unread']}>
        {lines.slice(0, mostNamed).map(({ where, says }, index) => (
          <li key={index}>
            {where}: {customers.text(says)}
          </li>
        ))}
        {lines.length > mostNamed && <li>And {lines.length - mostNamed} more.</li>}
      </ul>
    </>
  );
}
