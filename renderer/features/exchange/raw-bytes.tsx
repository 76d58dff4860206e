import { Button, Group, Text } from '@mantine/core';
import { use } from 'react';
import { formatBytes } from '#app/quantity.ts';
import { hexDump } from '#app/text/hex-dump.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './body-tab.module.css';

type RawBytesProps = {
  /** One character for each byte. */
  readonly raw: string;
  readonly onCopy: (text: string, what: string) => void;
};

/** The first bytes of a response as they came, for one that can't be shown as text. */
export function RawBytes({ raw, onCopy }: RawBytesProps) {
  const { isPresenting } = use(CustomersContext);
  if (isPresenting)
    return (
      <Text c="dimmed" px={20} py={12}>
        The bytes of the response are hidden while you present. They may contain customer keys.
      </Text>
    );
  const dump = hexDump(raw);
  return (
    <section aria-label="Bytes as received" className={styles['body']}>
      <Group gap={8} px={20} pt={8}>
        <Text size="xs" c="dimmed">
          The response as received, from the status line on · {formatBytes(raw.length)}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={() => onCopy(dump, 'Bytes')}>
          Copy bytes
        </Button>
      </Group>
      <pre className={styles['bytes']} tabIndex={0} role="group" aria-label="Bytes">
        {dump}
      </pre>
    </section>
  );
}
