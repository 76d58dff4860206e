import { use } from 'react';
import { type Exchange, type ExchangeSummary, outcomeOf, tidAfter } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { OutcomeDisc } from '#renderer/ui/outcome-mark.tsx';
import { useCall } from '#renderer/use-call.ts';
import styles from './customer-strip.module.css';
import { eventName } from './event-name.ts';

/** How many events are searched for those with the same TID, and how many of those are shown. */
const mostRead = 60;
const mostDrawn = 6;

/** The last events of a customer, with the new one at the end. Nothing without a customer key. */
export function CustomerStrip({ exchange }: { readonly exchange: Exchange }) {
  const { key, name, text } = use(CustomersContext);
  const events = useLine(exchange);
  const { customerKey, uri } = exchange.draft;
  if (customerKey === '' || tidAfter(exchange) === '' || events.length === 0) return null;
  const named = (of: string) => text(eventName(of), customerKey);
  const earlier = events.length - mostDrawn;
  return (
    <div className={styles['line']}>
      <span className={styles['says']} title={key(customerKey)}>
        {outcomeOf(exchange) === 'received'
          ? `${name(customerKey)}’s “${named(uri)}” is with ${exchange.environment.name}.`
          : `${name(customerKey)} so far`}
      </span>
      <ol aria-label="Events of this customer" className={styles['events']}>
        {earlier > 0 && <li className={styles['earlier']}>{earlier.toLocaleString('en')} before</li>}
        {events.slice(-mostDrawn).map((event) => (
          <li key={event.id} data-new={event.id === exchange.id || undefined}>
            <OutcomeDisc outcome={event.outcome} size={12} />
            <span
              className={styles['name']}
              title={`${named(event.uri)}, ${event.outcome === null ? 'under way' : outcomeWords[event.outcome]}`}
            >
              {named(event.uri)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The events with the TID of an exchange, oldest first, the exchange last. */
function useLine(exchange: Exchange): readonly ExchangeSummary[] {
  const { id, draft, environment, siteKey, sentAt } = exchange;
  const tid = tidAfter(exchange);
  const read = async () => {
    if (draft.customerKey === '') return [];
    const query = { ...wholeHistory, customerKey: draft.customerKey };
    const page = { limit: mostRead, offset: 0 };
    const answer = await ask('history.list', { query, ...page }, 'the events before aren’t shown');
    const isSame = (one: ExchangeSummary) =>
      one.tid === tid &&
      one.siteKey === siteKey &&
      one.environment.serverName === environment.serverName &&
      one.sentAt <= sentAt;
    return answer?.exchanges.filter(isSame).toReversed() ?? null;
  };
  return useCall(id, read).value ?? [];
}
