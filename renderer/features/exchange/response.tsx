import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { still } from '#renderer/ui/still.tsx';
import { ExpectationsStrip } from './expectations-strip.tsx';
import { MarksStrip } from './marks-strip.tsx';
import { OutcomeHead } from './outcome-head.tsx';
import styles from './response.module.css';
import { ResponseTabs } from './response-tabs.tsx';
import { type ResponsePlace, ResponseTools } from './response-tools.tsx';
import { TidStrip } from './tid-strip.tsx';

type ResponseProps = {
  readonly state:
    | { readonly kind: 'idle' }
    | { readonly kind: 'sending' }
    | { readonly kind: 'done'; readonly exchange: Exchange; readonly notRecorded: string | null }
    | { readonly kind: 'refused'; readonly says: readonly string[]; readonly mayBeSent?: boolean };
  /** Shown to a newcomer until the first event is sent; null to everyone else. */
  readonly firstStart: ReactNode | null;
  readonly place: ResponsePlace;
  readonly on: ResponseActions;
};

type ResponseActions = {
  readonly onNext: (action: NextAction, exchange: Exchange) => void;
  readonly onCopy: (text: string, what: string) => void;
  readonly onContinue: (exchange: Exchange) => void;
  readonly onOpenPage: (exchange: Exchange) => void;
  readonly onNoted: (exchange: Exchange, note: string) => void;
};

/** The response, with one sentence on top that says what happened. */
export const Response = still(function Response({ state, firstStart, place, on }: ResponseProps) {
  const tools = <ResponseTools {...place} />;
  return (
    <section aria-label="Response" className={styles['response']} aria-busy={state.kind === 'sending'}>
      {state.kind !== 'done' && <div className={styles['corner']}>{tools}</div>}
      {state.kind === 'idle' && (firstStart ?? <NothingSent />)}
      {state.kind === 'refused' && <NotSent sentences={state.says} mayBeSent={state.mayBeSent === true} />}
      {state.kind === 'sending' && <UnderWay />}
      {state.kind === 'done' && (
        <>
          <OutcomeHead
            exchange={state.exchange}
            notRecorded={state.notRecorded}
            marks={
              <MarksStrip
                key={`marks ${state.exchange.id}`}
                exchange={state.exchange}
                onNoted={(note) => on.onNoted(state.exchange, note)}
              />
            }
            tools={tools}
            onNext={(action) => on.onNext(action, state.exchange)}
          />
          <ExpectationsStrip exchange={state.exchange} />
          <TidStrip exchange={state.exchange} {...on} />
          <ResponseTabs key={state.exchange.id} exchange={state.exchange} onCopy={on.onCopy} />
        </>
      )}
    </section>
  );
});

function NothingSent() {
  return (
    <div className={styles['placeholder']}>
      <Text fw={600} size="lg">
        Response
      </Text>
      <Text c="dimmed">Nothing was sent yet. After you press Send, this shows what happened and what to do next.</Text>
    </div>
  );
}

function UnderWay() {
  return (
    <div className={styles['placeholder']} role="status">
      <Text fw={600} size="lg" className={styles['late'] ?? ''}>
        Sending…
      </Text>
      <Text c="dimmed" className={styles['late'] ?? ''}>
        Press Esc to cancel.
      </Text>
    </div>
  );
}

function NotSent({ sentences, mayBeSent }: { readonly sentences: readonly string[]; readonly mayBeSent: boolean }) {
  return (
    <div className={styles['placeholder']} role="status">
      <Text fw={600} size="lg">
        {mayBeSent ? 'The event may have been sent' : 'Nothing was sent'}
      </Text>
      {sentences.map((sentence) => (
        <Text key={sentence}>
          <CustomerText>{sentence}</CustomerText>
        </Text>
      ))}
    </div>
  );
}
