import { Badge, Button, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, use } from 'react';
import { answerOf, durationOf, type Exchange, isDispatched, outcomeOf } from '#app/exchange/exchange.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import { type OutcomeMessage, outcomeMessage } from '#app/exchange/outcome-message.ts';
import { formatDuration } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './outcome-head.module.css';

type OutcomeHeadProps = {
  readonly exchange: Exchange;
  readonly notRecorded: string | null;
  /** What a tester sets, beside the facts. */
  readonly marks: ReactNode;
  /** How the response is shown, at the right end. */
  readonly tools: ReactNode;
  readonly onNext: (action: NextAction) => void;
};

const actionLabels: Readonly<Record<NextAction, string>> = {
  'open-monitoring': 'Open Monitoring',
  'edit-environment': 'Manage environments',
  'show-body': 'Show response',
  'edit-event': 'Go to URI',
  repeat: 'Repeat…',
};

/** The outcome: mark and word, the facts, one sentence, one next step. */
export function OutcomeHead({ exchange, notRecorded, marks, tools, onNext }: OutcomeHeadProps) {
  const message = outcomeMessage(exchange);
  const { result } = exchange;
  const status = answerOf(exchange)?.status ?? null;
  const took = durationOf(exchange);
  return (
    <div className={styles['head']} data-uncovered>
      <div className={styles['top']}>
        <div className={styles['facts']}>
          <OutcomeMark outcome={outcomeOf(exchange)} size="large" />
          {message?.fateUnknown && <Badge className={styles['unsure'] ?? ''}>May have been received</Badge>}
          {result.kind !== 'under-way' && result.timing.selfSigned && (
            <Badge className={styles['unsure'] ?? ''}>Self-signed certificate accepted</Badge>
          )}
          <Fact name="HTTP status" value={status === null ? 'none' : String(status)} />
          <Fact name="Status code" value={result.kind === 'answered' ? String(result.statusCode ?? 'none') : 'none'} />
          <Fact name="Time" value={took === null ? 'not measured' : formatDuration(took)} />
          {marks}
        </div>
        {tools}
      </div>
      {message !== null && <Message exchange={exchange} message={message} onNext={onNext} />}
      {notRecorded !== null && (
        <Text className={styles['notRecorded'] ?? ''} size="xs">
          Not recorded: {notRecorded}
        </Text>
      )}
    </div>
  );
}

type MessageProps = Pick<OutcomeHeadProps, 'exchange' | 'onNext'> & { readonly message: OutcomeMessage };

/** What happened and what to do, in words, with where and when it was sent. */
function Message({ exchange, message, onNext }: MessageProps) {
  const customers = use(CustomersContext);
  const { sentence, next, action, fateUnknown } = message;
  // Nothing left this computer, so nothing can arrive twice.
  const isRepeatSafe = !isDispatched(exchange) && action !== 'repeat';
  return (
    <div className={styles['message']} data-unsure={fateUnknown || undefined}>
      <div className={styles['words']}>
        <div role="status">
          <Text fw={fateUnknown ? 600 : 400}>{customers.text(sentence)}</Text>
          {next !== '' && <Text c="var(--t-second)">Next: {customers.text(lowerFirst(next))}</Text>}
        </div>
        <span className={styles['when']}>
          {exchange.environment.name} · <Moment iso={exchange.sentAt} />
        </span>
      </div>
      <Button
        variant={fateUnknown ? 'filled' : 'default'}
        leftSection={action === 'open-monitoring' && <IconExternalLink size={16} stroke={1.5} />}
        onClick={() => onNext(action)}
      >
        {actionLabels[action]}
      </Button>
      {isRepeatSafe && <Button onClick={() => onNext('repeat')}>{actionLabels.repeat}</Button>}
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
