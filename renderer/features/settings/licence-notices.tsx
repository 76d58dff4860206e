import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import styles from './licence-notices.module.css';

/** The licence notices of the packages in Tidings, which are long: read when somebody wants to see them. */
export function LicenceNotices() {
  const [notices, setNotices] = useState<string | null>(null);
  async function show() {
    setNotices((await import('virtual:notices')).notices);
  }
  if (notices === null)
    return (
      <Button variant="default" size="compact-sm" mt={8} onClick={() => void show()}>
        Show licences
      </Button>
    );
  return (
    <>
      <Text size="xs" fw={600} mt={8}>
        Licences
      </Text>
      <pre className={styles['notices']} role="group" aria-label="Licences" tabIndex={0}>
        {notices}
      </pre>
    </>
  );
}
