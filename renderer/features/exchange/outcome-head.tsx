import { Badge, Button, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { use } from 'react';
import { practiceId } from '#app/environments/environment.ts';
import { answerOf, type Exchange, outcomeOf } from '#app/exchange/exchange.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { formatDuration } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './outcome-head.module.css';

type OutcomeHeadProps = {
  readonly exchange: Exchange;
  readonly notRecorded: string | null;
  readonly onNext: (action: NextAction) => void;
  readonly onNothingThere: () => void;
};

const actionLabels: Readonly<Record<NextAction, string>> = {
  'open-monitoring': 'Open Monitoring',
  'edit-environment': 'Manage environments',
  'show-body': 'Show answer',
  'edit-event': 'Go to URI',
  repeat: 'Repeat…',
};

/** The outcome: mark and word, the facts, one sentence, one next step. */
export function OutcomeHead({ exchange, notRecorded, onNext, onNothingThere }: OutcomeHeadProps) {
  const customers = use(CustomersContext);
  const message = outcomeMessage(exchange);
  const { result } = exchange;
  const status = answerOf(exchange)?.status ?? null;
  return (
    <div className={styles['head']}>
      <div className={styles['facts']}>
        <OutcomeMark outcome={outcomeOf(exchange)} size="large" />
        {message?.fateUnknown && <Badge className={styles['unsure'] ?? ''}>May have been received</Badge>}
        {result.kind !== 'under-way' && result.timing.selfSigned && (
          <Badge className={styles['unsure'] ?? ''}>Self-signed certificate accepted</Badge>
        )}
        <Fact name="HTTP status" value={status === null ? 'none' : String(status)} />
        <Fact name="Status code" value={result.kind === 'answered' ? String(result.statusCode ?? 'none') : 'none'} />
        <Fact name="Time" value={result.kind === 'under-way' ? 'none' : formatDuration(result.timing.totalMs)} />
        <span className={styles['when']}>
          {exchange.environment.name} · <Moment iso={exchange.sentAt} />
        </span>
      </div>
      {message !== null && (
        <div className={styles['message']} data-unsure={message.fateUnknown || undefined}>
          <div role="status" className={styles['sentence']}>
            <Text fw={message.fateUnknown ? 600 : 400}>{customers.text(message.sentence)}</Text>
            {message.next !== '' && <Text c="var(--t-second)">Next: {lowerFirst(message.next)}</Text>}
          </div>
          <Button
            variant={message.fateUnknown ? 'filled' : 'default'}
            leftSection={message.action === 'open-monitoring' && <IconExternalLink size={16} stroke={1.5} />}
            onClick={() => onNext(message.action)}
          >
            {actionLabels[message.action]}
          </Button>
          {message.action === 'open-monitoring' && exchange.environment.id !== practiceId && (
            <Button variant="subtle" onClick={onNothingThere}>
              Nothing there?
            </Button>
          )}
          {message.fateUnknown && <Button onClick={() => onNext('repeat')}>{actionLabels.repeat}</Button>}
        </div>
      )}
      {notRecorded !== null && (
        <Text className={styles['notRecorded'] ?? ''} size="xs">
          Not recorded: {notRecorded}
        </Text>
      )}
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <span className={styles['fact']}>
      {name} <strong>{value}</strong>
    </span>
  );
}

function lowerFirst(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
