import { Button, Modal, Stack, Text } from '@mantine/core';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import styles from './response.module.css';

type MonitoringHelpProps = {
  /** The event to look for; null keeps the dialog closed. */
  readonly exchange: Exchange | null;
  readonly onCopy: (text: string, what: string) => void;
  readonly onClose: () => void;
};

/** What stands in for the link when an environment has none: what to look for, ready to copy. */
export function MonitoringHelp({ exchange, onCopy, onClose }: MonitoringHelpProps) {
  if (exchange === null) return null;
  const values = [
    { what: 'Customer key', value: exchange.draft.customerKey },
    { what: 'tid', value: tidAfter(exchange) },
    { what: 'Site key', value: exchange.siteKey },
    { what: 'URI', value: exchange.draft.uri },
  ].filter(({ value }) => value !== '');
  return (
    <Modal opened onClose={onClose} title="Look in Monitoring" size="lg">
      <Text mb={12}>
        {exchange.environment.name} has no Monitoring link yet. Open Monitoring in MXO yourself and look for:
      </Text>
      <Stack gap={8}>
        {values.map(({ what, value }) => (
          <div key={what} className={styles['lookFor']}>
            <span>{what}</span>
            <span className="mono">{value}</span>
            <Button size="compact-sm" onClick={() => onCopy(value, what)}>
              Copy
            </Button>
          </div>
        ))}
      </Stack>
      <Text c="dimmed" mt={16}>
        To open it by this button, write the link under Manage environments, “Monitoring link”.
      </Text>
    </Modal>
  );
}
