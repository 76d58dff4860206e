import { Button, Modal, Text } from '@mantine/core';
import { use } from 'react';
import { tidAfter } from '#app/exchange/exchange.ts';
import { monitoringChecks } from '#app/exchange/monitoring-checks.ts';
import type { DialogOf } from '#renderer/state/dialog.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './monitoring-help.module.css';

type MonitoringHelpProps = {
  /** Null keeps the dialog closed. */
  readonly question: DialogOf<'monitoring'> | null;
  /** As the event's environment has it today. */
  readonly customerKeyName: string;
  readonly onCopy: (text: string, what: string) => void;
  readonly onClose: () => void;
};

/** Help with looking for an event in Monitoring, each value ready to copy. */
export function MonitoringHelp({ question, customerKeyName, onCopy, onClose }: MonitoringHelpProps) {
  const customers = use(CustomersContext);
  if (question === null) return null;
  const { exchange, asks } = question;
  return asks === 'where' ? (
    <Modal opened onClose={onClose} title="Look in Monitoring" size="lg">
      <Text mb={12}>
        {exchange.environment.name} has no Monitoring link yet. Open Monitoring in MXO yourself and look for:
      </Text>
      <dl className={styles['lookFor']}>
        {[
          { what: 'Customer key', value: exchange.draft.customerKey },
          { what: 'tid', value: tidAfter(exchange) },
          { what: 'Site key', value: exchange.siteKey },
          { what: 'URI', value: exchange.draft.uri },
        ]
          .filter(({ value }) => value !== '')
          .map(({ what, value }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd className="mono">{customers.text(value, exchange.draft.customerKey)}</dd>
              <Button size="compact-sm" aria-label={`Copy ${what}`} onClick={() => onCopy(value, what)}>
                Copy
              </Button>
            </div>
          ))}
      </dl>
      <Text c="dimmed" mt={16}>
        To open it by this button, write the link under Manage environments, “Monitoring link”.
      </Text>
    </Modal>
  ) : (
    <Modal opened onClose={onClose} title="Nothing there?" size="lg">
      <Text mb={12}>The server has the event. If Monitoring does not show it, go through these, one by one:</Text>
      <ol className={styles['checks']}>
        {monitoringChecks(exchange, customerKeyName).map(({ says, value }) => (
          <li key={says}>
            <span>{says}</span>
            {value !== '' && (
              <span className={styles['check']}>
                <span className="mono">{customers.text(value, exchange.draft.customerKey)}</span>
                <Button
                  size="compact-sm"
                  aria-label={`Copy ${customers.text(value, exchange.draft.customerKey)}`}
                  onClick={() => onCopy(value, value)}
                >
                  Copy
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </Modal>
  );
}
