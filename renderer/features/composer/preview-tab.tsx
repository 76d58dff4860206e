import { Text } from '@mantine/core';
import type { RequestReading } from '#app/exchange/request.ts';
import { HttpText } from '#renderer/ui/http-text.tsx';
import styles from './composer.module.css';

/** Exactly what Send will send, from the same function. */
export function PreviewTab({ reading }: { readonly reading: RequestReading }) {
  return (
    <section aria-label="Request preview" className={styles['preview']}>
      {reading.ok ? (
        <>
          <Text size="xs" c="dimmed" mb={8}>
            What Send sends, byte for byte.
          </Text>
          <HttpText request={reading.request} />
        </>
      ) : (
        <Text>{reading.problem}</Text>
      )}
    </section>
  );
}
