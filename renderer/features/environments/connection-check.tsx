import { Button, Group, Loader, Text } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { StageReport } from '#app/exchange/connection-check.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Input, Output } from '#app/ipc/contract.ts';
import { formatDuration } from '#app/quantity.ts';
import { type CallFailed, call } from '#renderer/bridge.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import styles from './connection-check.module.css';

type Tested = Output<'connection.test'> | CallFailed;

/** A test and the connection it is about. Its result is null while it is running. */
type Test = { readonly about: string; readonly tested: Tested | null };

type ConnectionTestProps = {
  /** The form as it is now. A result is only shown while it is about this. */
  readonly asked: Input<'connection.test'>;
};

const stageNames: Readonly<Record<StageReport['stage'], string>> = {
  name: 'Name',
  connect: 'Connect',
  proxy: 'Proxy',
  tls: 'TLS',
  http: 'HTTP',
};

const stateWords: Readonly<Record<StageReport['state'], string>> = {
  ok: 'ok',
  failed: 'failed',
  'not-needed': 'not needed',
  skipped: 'not tried',
};

const day = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });

/** Tries the way to the server, stage by stage, without sending an event. */
export function ConnectionTest({ asked }: ConnectionTestProps) {
  const about = JSON.stringify(connectionOf(asked));
  const [test, setTest] = useState<Test | null>(null);
  const isCurrent = test?.about === about;
  const testing = isCurrent && test.tested === null;
  const tested = isCurrent ? test.tested : null;
  // A test ends when its connection changes or its form is closed.
  useEffect(() => (testing ? cancel : undefined), [testing]);

  async function start() {
    const started: Test = { about, tested: null };
    setTest(started);
    const answer = await call('connection.test', asked);
    setTest((now) => (now === started ? { about, tested: answer } : now));
  }

  return (
    <div>
      <Group gap={12}>
        <Button onClick={() => void start()} disabled={testing}>
          Test connection
        </Button>
        {testing && (
          <>
            <Loader size={16} aria-hidden="true" />
            <Button variant="subtle" onClick={cancel}>
              Cancel test
            </Button>
          </>
        )}
        {!testing && tested === null && (
          <Text size="xs" c="dimmed">
            Checks DNS, connection, proxy, TLS and HTTP. It never sends an event.
          </Text>
        )}
      </Group>
      <div role="status">{tested !== null && <Result tested={tested} />}</div>
    </div>
  );
}

/** What the result of a test depends on. */
function connectionOf({ environment, secrets }: Input<'connection.test'>) {
  const { serverName, timeoutMs, network } = environment;
  return { serverName, timeoutMs, network, secrets };
}

function cancel(): void {
  ignoreResult(call('connection.cancelTest', {}), 'The test ends with its own deadline, too.');
}

function Result({ tested }: { readonly tested: Tested }) {
  if (tested.kind === 'cancelled') return <Text mt={8}>The test was cancelled.</Text>;
  if (tested.kind === 'call-failed')
    return (
      <Text mt={8} c="var(--t-bad)">
        Something went wrong in Tidings, so the connection wasn’t tested. Try again.
      </Text>
    );
  if (tested.kind === 'refused')
    return (
      <Text mt={8} c="var(--t-bad)">
        {tested.says}
      </Text>
    );
  return (
    <ol aria-label="Connection test" className={styles['stages']}>
      {tested.stages.map(({ stage, state, ms, says, next }) => (
        <li key={stage} data-state={state}>
          <StateIcon state={state} />
          <strong>{stageNames[stage]}</strong>
          <span className={styles['state']}>{stateWords[state]}</span>
          <span>
            {says}
            {stage === 'tls' && tested.certificate !== null && (
              <span className={styles['certificate']}>
                {tested.certificate.subject}, issued by {tested.certificate.issuer}, valid until{' '}
                {day(new Date(tested.certificate.validUntil))}
              </span>
            )}
            {next !== '' && <span className={styles['next']}>{next}</span>}
          </span>
          <span className={styles['ms']}>{ms === null ? '' : formatDuration(ms)}</span>
        </li>
      ))}
    </ol>
  );
}

function StateIcon({ state }: { readonly state: StageReport['state'] }) {
  const Icon = state === 'ok' ? IconCheck : state === 'failed' ? IconX : IconMinus;
  return <Icon size={16} stroke={2} aria-hidden="true" />;
}
