import { Text } from '@mantine/core';
import { use } from 'react';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { isSample } from '#app/event/sample.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './composer.module.css';
import { SentBefore } from './sent-before.tsx';

type SendNoteProps = {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly send: SendState;
  /** How long ago the same event was sent, in milliseconds; null where it wasn't. */
  readonly repeatedAfter: number | null;
};

/** What is said beside Send, and the id that describes the button with it; null where nothing is. */
export function sendNote({ draft, environment, send, repeatedAfter }: SendNoteProps) {
  if (repeatedAfter !== null) return { id: 'sent-before', node: <SentBefore afterMs={repeatedAfter} /> };
  // Said until the first send. Who has sent it knows it.
  if (environment.id === practiceId || send.kind !== 'idle' || !isSample(draft)) return null;
  const why = `Its values are made up: for example the customer ${draft.customerKey}.`;
  return {
    id: 'sample-event',
    node: <SampleNote why={why} customerKey={draft.customerKey} />,
  };
}

function SampleNote({ why, customerKey }: { readonly why: string; readonly customerKey: string }) {
  const { text } = use(CustomersContext);
  return (
    <Text id="sample-event" className={styles['sentBefore'] ?? ''} size="xs" title={text(why, customerKey)}>
      This is the sample event
    </Text>
  );
}
