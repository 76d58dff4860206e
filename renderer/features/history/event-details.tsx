import { use } from 'react';
import { firstNamedIn } from '#app/customers/named-customers.ts';
import { prettyJson } from '#app/event/pretty-json.ts';
import { answerOf, durationOf, type Exchange, isDispatched, outcomeOf, tidAfter } from '#app/exchange/exchange.ts';
import { missingEvent } from '#app/exchange/missing-event.ts';
import { missingBody, missingResponse } from '#app/exchange/missing-response.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { judgementFacts } from '#app/history/evidence-facts.ts';
import type { Output } from '#app/ipc/contract.ts';
import { formatDuration } from '#app/quantity.ts';
import { readableTime } from '#app/text/offset-time.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { JsonText } from '#renderer/ui/json-text.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import { useCall } from '#renderer/use-call.ts';
import { DetailsMarks } from './details-marks.tsx';
import styles from './event-details.module.css';

const mostCharacters = 20_000;

/** The details of the chosen event, beside the list. */
export function EventDetails({ id }: { readonly id: string | null }) {
  const opened = useOpened(id);
  return (
    <section aria-label="Event details" className={styles['details']} tabIndex={0}>
      {id === null ? (
        <p className={styles['dim']}>Select an event to see its details.</p>
      ) : opened === null ? null : opened.exchange === null ? (
        <p className={styles['dim']}>{missingEvent(opened.unread)}</p>
      ) : (
        <Details exchange={opened.exchange} />
      )}
    </section>
  );
}

function Details({ exchange }: { readonly exchange: Exchange }) {
  const customers = use(CustomersContext);
  const { request, environment, marks } = exchange;
  const known = knowing(customers, firstNamedIn(exchange));
  const answer = answerOf(exchange);
  const raw = exchange.result.kind === 'under-way' ? undefined : exchange.result.raw;
  return (
    <CustomersContext value={known}>
      <OutcomeMark outcome={outcomeOf(exchange)} />
      <p className={styles['sentence']}>
        {known.text(outcomeMessage(exchange)?.sentence ?? 'This event is still being sent.')}
      </p>
      {marks.deletedAt === null && <DetailsMarks key={exchange.id} exchange={exchange} />}
      <p className={`mono ${styles['request']}`}>
        <strong>{request.method}</strong> {known.text(request.url)}
      </p>
      <dl className={styles['facts']}>
        <div>
          <dt>Environment</dt>
          <dd>
            <EnvironmentSquare colour={environment.colour} /> {environment.name}
          </dd>
        </div>
        {factsOf(exchange).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={name === 'TID' ? 'mono' : undefined}>
              {(name === 'Customer key' ? known.key(value) : known.text(value)) || (
                <span className={styles['dim']}>none</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Text
        title="Response"
        text={answer?.body ?? null}
        none={
          answer === null
            ? missingResponse(outcomeOf(exchange), raw !== undefined)
            : missingBody(answer, raw !== undefined)
        }
      />
      <Text
        title={titleOf(exchange)}
        text={request.method === 'GET' ? request.url : request.body}
        none="The body is empty."
      />
    </CustomersContext>
  );
}

function factsOf(exchange: Exchange): readonly (readonly [string, string])[] {
  const { sentAt, siteKey, draft, from, storyboard, result } = exchange;
  const answer = answerOf(exchange);
  const status = answer === null ? [] : [['HTTP status', `${answer.status} ${answer.statusText}`.trim()] as const];
  const code =
    result.kind === 'answered' && result.statusCode !== null
      ? [['Status code', String(result.statusCode)] as const]
      : [];
  const ms = durationOf(exchange);
  const took = ms === null ? [] : [['Took', formatDuration(ms)] as const];
  return [
    ['Site key', siteKey],
    ['Customer key', draft.customerKey],
    ['TID', tidAfter(exchange)],
    ['Time', readableTime(sentAt)],
    ...(draft.sendAs === 'pixel' ? [['Sent as', 'Tracking pixel'] as const] : []),
    ...status,
    ...code,
    ...took,
    ...(from === undefined ? [] : [['Sent from', from] as const]),
    ...(storyboard === undefined ? [] : [['Storyboard', storyboard.title] as const]),
    ...judgementFacts(exchange),
  ];
}

/** What is shown of the request: a pixel has all in its address. */
function titleOf(exchange: Exchange): string {
  const isSent = isDispatched(exchange);
  if (exchange.request.method === 'GET') return isSent ? 'Sent address' : 'Address, not sent';
  return isSent ? 'Sent body' : 'Body, not sent';
}

type TextProps = { readonly title: string; readonly text: string | null; readonly none: string };

function Text({ title, text, none }: TextProps) {
  const shown = text === null ? '' : (prettyJson(text) ?? text);
  return (
    <>
      <h2>{title}</h2>
      {shown === '' ? (
        <p className={styles['dim']}>{none}</p>
      ) : (
        <pre className={styles['text']}>
          <JsonText text={shown.slice(0, mostCharacters)} />
          {shown.length > mostCharacters && ' …'}
        </pre>
      )}
    </>
  );
}

/** The chosen event, or why it isn't shown; the one before until it is read. */
function useOpened(id: string | null): Output<'exchange.open'> | null {
  const read = (wanted: string) => ask('exchange.open', { id: wanted }, 'the details of the event aren’t shown');
  const { answer } = useCall(id, read, { refreshOn: ['exchange.changed', 'history.changed', 'exchange.marked'] });
  return answer?.value ?? null;
}
