import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { NextAction } from '#app/exchange/outcome.ts';
import { ExpectationsStrip } from './expectations-strip.tsx';
import { FirstStart } from './first-start.tsx';
import { MarksStrip } from './marks-strip.tsx';
import { OutcomeHead } from './outcome-head.tsx';
import styles from './response.module.css';
import { ResponseTabs } from './response-tabs.tsx';
import { TidStrip } from './tid-strip.tsx';

type ResponseProps = {
  readonly state:
    | { readonly kind: 'idle' }
    | { readonly kind: 'sending' }
    | { readonly kind: 'done'; readonly exchange: Exchange; readonly notRecorded: string | null }
    | { readonly kind: 'refused'; readonly says: readonly string[] };
  /** Nothing was ever sent with this app, and Practice is selected. */
  readonly newcomer: boolean;
  /** What the customer lived through so far, under their tid. */
  readonly line: ReactNode;
  readonly onNext: (action: NextAction, exchange: Exchange) => void;
  readonly onNothingThere: (exchange: Exchange) => void;
  readonly onCopy: (text: string, what: string) => void;
  readonly onContinue: (exchange: Exchange) => void;
  readonly onNoted: (exchange: Exchange, note: string) => void;
  readonly onAddEnvironment: () => void;
  readonly onShowTemplates: () => void;
  readonly onShowAround: () => void;
  readonly onPlayDemo: () => void;
};

/** What came back, opening with one sentence that says what happened. */
export function Response({
  state,
  newcomer,
  line,
  onNext,
  onNothingThere,
  onCopy,
  onContinue,
  onNoted,
  ...ways
}: ResponseProps) {
  return (
    <section aria-label="Response" className={styles['response']} aria-busy={state.kind === 'sending'}>
      {state.kind === 'idle' && (newcomer ? <FirstStart {...ways} /> : <AtRest />)}
      {state.kind === 'refused' && <NotSent says={state.says} />}
      {state.kind === 'sending' && <UnderWay />}
      {state.kind === 'done' && (
        <>
          <OutcomeHead
            exchange={state.exchange}
            notRecorded={state.notRecorded}
            onNext={(action) => onNext(action, state.exchange)}
            onNothingThere={() => onNothingThere(state.exchange)}
          />
          <ExpectationsStrip exchange={state.exchange} />
          <TidStrip exchange={state.exchange} onCopy={onCopy} onContinue={onContinue} />
          {line}
          <MarksStrip
            key={`marks ${state.exchange.id}`}
            exchange={state.exchange}
            onNoted={(note) => onNoted(state.exchange, note)}
          />
          <ResponseTabs key={state.exchange.id} exchange={state.exchange} onCopy={onCopy} />
        </>
      )}
    </section>
  );
}

function AtRest() {
  return (
    <div className={styles['rest']}>
      <Text fw={600} size="lg">
        Response
      </Text>
      <Text c="dimmed">Nothing sent yet. After Send, one sentence here says what happened and what to do next.</Text>
    </div>
  );
}

function UnderWay() {
  return (
    <div className={styles['rest']} role="status">
      <Text fw={600} size="lg" className={styles['late'] ?? ''}>
        Under way
      </Text>
      <Text c="dimmed" className={styles['late'] ?? ''}>
        The event is on its way. Esc cancels.
      </Text>
    </div>
  );
}

function NotSent({ says }: { readonly says: readonly string[] }) {
  return (
    <div className={styles['rest']} role="status">
      <Text fw={600} size="lg">
        Nothing was sent
      </Text>
      {says.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </div>
  );
}
