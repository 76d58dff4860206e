import { Badge, Button, Loader, Text } from '@mantine/core';
import { use } from 'react';
import { firstNamedIn } from '#app/customers/named-customers.ts';
import { prettyJson } from '#app/event/pretty-json.ts';
import { answerOf, durationOf, type Exchange, outcomeOf, tidAfter } from '#app/exchange/exchange.ts';
import { missingBody, missingResponse } from '#app/exchange/missing-response.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { compareExchanges, formatComparison } from '#app/history/compare-exchanges.ts';
import { formatDuration } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { ExchangeDifferences, SideLetter } from '#renderer/ui/exchange-differences.tsx';
import { JsonText } from '#renderer/ui/json-text.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './two-places.module.css';
import { type EventAtPlace, type PerSide, type Side, sides } from './two-places.ts';
import { exchangeOf, mayTryAgain } from './use-two-sends.ts';

type TwoPlacesResultProps = {
  readonly plan: PerSide<EventAtPlace>;
  readonly states: PerSide<SendState>;
  readonly on: TwoPlacesResultActions;
};

type TwoPlacesResultActions = {
  readonly onTryAgain: (side: Side) => void;
  readonly onOpen: (exchangeId: string) => void;
  /** `keys` are those of customers that the text is likely to contain. */
  readonly onCopy: (text: string, what: string, ...keys: readonly string[]) => void;
};

/** The two outcomes beside each other, and below them what differs. */
export function TwoPlacesResult({ plan, states, on }: TwoPlacesResultProps) {
  const [a, b] = [exchangeOf(states.A), exchangeOf(states.B)];
  const comparison = a === null || b === null ? null : compareExchanges(a, b);
  const keys = [a, b].flatMap((exchange) => (exchange === null ? [] : firstNamedIn(exchange)));
  const known = knowing(use(CustomersContext), keys);
  const head = (side: Side) => (
    <span className={styles['chosen']}>
      <SideLetter letter={side} /> {plan[side].environment.name}
    </span>
  );
  return (
    <CustomersContext value={known}>
      <div className={styles['sides']}>
        {sides.map((side) => (
          <Outcome key={side} side={side} at={plan[side]} state={states[side]} on={on} />
        ))}
      </div>
      {comparison !== null && (
        <section aria-label="Compare" className={styles['differences']}>
          <div className={styles['compared']}>
            <h3>Compare</h3>
            <Badge variant="light" tt="none" radius={4}>
              {comparison.different.length === 1 ? '1 difference' : `${comparison.different.length} differences`}
            </Badge>
            <Button
              ml="auto"
              variant="subtle"
              size="compact-sm"
              onClick={() => on.onCopy(formatComparison(comparison), 'Comparison', ...keys)}
            >
              Copy as text
            </Button>
          </div>
          <ExchangeDifferences comparison={comparison} a={head('A')} b={head('B')} />
        </section>
      )}
      {a !== null && b !== null && (
        <details className={styles['bodies']}>
          <summary>Response bodies</summary>
          <div className={styles['sides']}>
            <Body side="A" exchange={a} />
            <Body side="B" exchange={b} />
          </div>
        </details>
      )}
    </CustomersContext>
  );
}

/** A response as it came, beside that of the other place. */
function Body({ side, exchange }: { readonly side: Side; readonly exchange: Exchange }) {
  const answer = answerOf(exchange);
  const body = answer?.body ?? '';
  const hasBytes = exchange.result.kind !== 'under-way' && exchange.result.raw !== undefined;
  const missing = answer === null ? missingResponse(outcomeOf(exchange), hasBytes) : missingBody(answer, hasBytes);
  return (
    <section aria-label={`Response body ${side}`}>
      <pre tabIndex={0} className={styles['body']}>
        {body === '' ? <span className={styles['dim']}>{missing}</span> : <JsonText text={prettyJson(body) ?? body} />}
      </pre>
    </section>
  );
}

type OutcomeProps = {
  readonly side: Side;
  readonly at: EventAtPlace;
  readonly state: SendState;
  readonly on: TwoPlacesResultActions;
};

/** What became of the event at one of the places. */
function Outcome({ side, at: { environment, selection }, state, on }: OutcomeProps) {
  const customers = use(CustomersContext);
  return (
    <section aria-label={`Outcome ${side}`} aria-busy={state.kind === 'sending'} className={styles['place']}>
      <div className={styles['chosen']}>
        <SideLetter letter={side} />
        <EnvironmentSquare colour={environment.colour} />
        <strong>{environment.name}</strong>
        <span className={`mono ${styles['dim']}`}>{selection.siteKey}</span>
      </div>
      {state.kind === 'sending' && (
        <div className={styles['chosen']}>
          <Loader size={16} /> Sending…
        </div>
      )}
      {state.kind === 'done' && <Facts exchange={state.exchange} />}
      <div role="status">
        {state.kind === 'refused' && <Text>{customers.text(state.says.join(' '))}</Text>}
        {state.kind === 'done' && <Sentence exchange={state.exchange} />}
      </div>
      {state.kind === 'done' && state.notRecorded !== null && <Text size="xs">Not recorded: {state.notRecorded}</Text>}
      <div className={styles['chosen']}>
        {mayTryAgain(state) && <Button onClick={onFirstClick(() => on.onTryAgain(side))}>Try again</Button>}
        {state.kind === 'done' && <Button onClick={() => on.onOpen(state.exchange.id)}>Open</Button>}
      </div>
    </section>
  );
}

function Facts({ exchange }: { readonly exchange: Exchange }) {
  const took = durationOf(exchange);
  const { result } = exchange;
  return (
    <>
      <div className={styles['facts']}>
        <OutcomeMark outcome={outcomeOf(exchange)} />
        <Fact name="HTTP status" value={String(answerOf(exchange)?.status ?? 'none')} />
        <Fact name="Status code" value={result.kind === 'answered' ? String(result.statusCode ?? 'none') : 'none'} />
        <Fact name="Time" value={took === null ? 'not measured' : formatDuration(took)} />
      </div>
      <div className={`${styles['facts']} ${styles['tid']}`}>
        <Fact name="TID" value={tidAfter(exchange) || 'none'} />
      </div>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <span className={styles['dim']}>
      {name} <strong>{value}</strong>
    </span>
  );
}

function Sentence({ exchange }: { readonly exchange: Exchange }) {
  const customers = use(CustomersContext);
  const message = outcomeMessage(exchange);
  if (message === null) return null;
  const { sentence, next, fateUnknown } = message;
  return (
    <>
      <Text fw={fateUnknown ? 600 : 400}>{customers.text(sentence)}</Text>
      {next !== '' && <Text c="var(--t-second)">{customers.text(next)}</Text>}
    </>
  );
}
