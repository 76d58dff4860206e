import { Button, Group, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, use } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import { monitoringChecks, monitoringIntro, type Setup } from '#app/exchange/monitoring-checks.ts';
import { sentUri } from '#app/exchange/pixel.ts';
import type { TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { LinkForm } from './link-form.tsx';
import styles from './monitoring-dialog.module.css';

type MonitoringDialogProps = {
  readonly exchange: Exchange;
  /** The event's environment as it is today; null when it was deleted. */
  readonly environment: Environment | null;
  readonly touchpoints: TouchpointMap;
  readonly on: {
    /** Opens the Monitoring link in the browser. */
    readonly onOpen: () => void;
    /** Saves the environment with another link. Returns why that failed; null when it worked. */
    readonly onSaveLink: (environment: Environment, link: string) => Promise<string | null>;
    readonly onRepeat: () => void;
    readonly onCopy: (text: string, what: string) => void;
    readonly onClose: () => void;
  };
};

/** Leads from an event to MXO's Monitoring: its link, what to look for there, and what to check if it isn't there. */
export function MonitoringDialog({ exchange, environment, touchpoints, on }: MonitoringDialogProps) {
  const { name } = environment ?? exchange.environment;
  const link = environment?.monitoringLink || exchange.environment.monitoringLink;
  const open = link !== '' && (
    <Button variant="filled" leftSection={<IconExternalLink size={16} stroke={1.5} />} onClick={on.onOpen}>
      Open in browser
    </Button>
  );
  return (
    <FormModal opened onClose={on.onClose} title="Monitoring" size="lg">
      {link === '' && (
        <Text mb={12}>
          {environment === null
            ? `${name} was deleted and had no Monitoring link. Open Monitoring in MXO instead.`
            : `${name} has no Monitoring link yet. Add it here, or open Monitoring in MXO.`}
        </Text>
      )}
      {environment === null ? (
        open
      ) : (
        <LinkForm kind="monitoringLink" key={link} environment={environment} open={open} onSave={on.onSaveLink} />
      )}
      <Section title="Look for">
        <LookFor exchange={exchange} onCopy={on.onCopy} />
      </Section>
      <Section title="Nothing there?">
        <Checks
          exchange={exchange}
          known={{ customerKeyName: environment?.customerKeyName ?? '', touchpoints }}
          on={on}
        />
      </Section>
    </FormModal>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <Title order={3} size="h3" mb={8}>
        {title}
      </Title>
      {children}
    </section>
  );
}

type OfExchange = { readonly exchange: Exchange; readonly onCopy: (text: string, what: string) => void };

/** What is found in Monitoring, each value ready to copy. */
function LookFor({ exchange, onCopy }: OfExchange) {
  const customers = use(CustomersContext);
  const { customerKey } = exchange.draft;
  return (
    <dl className={styles['lookFor']}>
      {[
        { what: 'Customer key', value: customerKey },
        { what: 'TID', value: tidAfter(exchange) },
        { what: 'Site key', value: exchange.siteKey },
        { what: 'URI', value: sentUri(exchange.draft) },
      ]
        .filter(({ value }) => value !== '')
        .map(({ what, value }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd className="mono">{customers.text(value, customerKey)}</dd>
            <Button size="compact-sm" aria-label={`Copy ${what}`} onClick={() => onCopy(value, what)}>
              Copy
            </Button>
          </div>
        ))}
      <div>
        <dt>Sent</dt>
        <dd>
          <Moment iso={exchange.sentAt} />
        </dd>
      </div>
    </dl>
  );
}

type ChecksProps = {
  readonly exchange: Exchange;
  readonly known: Setup;
  readonly on: Pick<MonitoringDialogProps['on'], 'onCopy' | 'onRepeat'>;
};

/** What to check if the event isn't found, and what to do then. */
function Checks({ exchange, known, on }: ChecksProps) {
  const customers = use(CustomersContext);
  const { customerKey } = exchange.draft;
  const { says, offersRepeat } = monitoringIntro(exchange);
  return (
    <>
      <Text mb={8}>{customers.text(says, customerKey)}</Text>
      <ol className={styles['checks']}>
        {monitoringChecks(exchange, known).map(({ says, value }) => (
          <li key={says}>
            <span>{customers.text(says, customerKey)}</span>
            {value !== '' && (
              <span className={styles['check']}>
                <span className="mono">{customers.text(value, customerKey)}</span>
                <Button
                  size="compact-sm"
                  aria-label={`Copy ${customers.text(value, customerKey)}`}
                  // A notice names what was copied, and doesn’t know whose it is.
                  onClick={() => on.onCopy(value, customers.text(value, customerKey))}
                >
                  Copy
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {offersRepeat && (
        <Group mt={12} gap={12}>
          <Text>If it still isn’t there, you can send it again.</Text>
          <Button onClick={on.onRepeat}>Repeat…</Button>
        </Group>
      )}
    </>
  );
}
