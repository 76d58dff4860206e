import { Button, Group, Text } from '@mantine/core';
import { use, useState } from 'react';
import { formatBytes } from '#app/quantity.ts';
import { hexDump } from '#app/text/hex-dump.ts';
import { ask } from '#renderer/ask.ts';
import { sayFileWritten } from '#renderer/say-written.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './body-tab.module.css';

type RawBytesProps = {
  readonly exchangeId: string;
  /** One character for each byte. */
  readonly raw: string;
  readonly onCopy: (text: string, what: string) => void;
};

/** The first bytes of a response as they came, for one that can't be shown as text. */
export function RawBytes({ exchangeId, raw, onCopy }: RawBytesProps) {
  const [isSaving, setSaving] = useState(false);
  const { isPresenting } = use(CustomersContext);
  if (isPresenting)
    return (
      <Text c="dimmed" px={20} py={12}>
        The bytes of the response are hidden while you present. They may contain customer keys.
      </Text>
    );
  const dump = hexDump(raw);

  async function save() {
    setSaving(true);
    const answer = await ask('exchange.saveBytes', { id: exchangeId }, 'the bytes weren’t saved');
    setSaving(false);
    if (answer?.kind !== 'saved') return;
    sayFileWritten(`Saved to ${answer.file}.${answer.says === null ? '' : ` ${answer.says}`}`);
  }

  return (
    <section aria-label="Bytes as received" className={styles['body']}>
      <Group gap={8} px={20} pt={8}>
        <Text size="xs" c="dimmed">
          The response as received, from the status line on · {formatBytes(raw.length)}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={() => onCopy(dump, 'Bytes')}>
          Copy bytes
        </Button>
        <Button size="compact-xs" variant="subtle" loading={isSaving} onClick={() => void save()}>
          Save bytes
        </Button>
      </Group>
      <pre className={styles['bytes']} tabIndex={0} role="group" aria-label="Bytes">
        {dump}
      </pre>
    </section>
  );
}
