import { Tabs, Text } from '@mantine/core';
import { use, useState } from 'react';
import { answerOf, durationOf, type Exchange, isDispatched, outcomeOf } from '#app/exchange/exchange.ts';
import { missingRest } from '#app/exchange/kept-request.ts';
import { missingResponse } from '#app/exchange/missing-response.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { HttpText } from '#renderer/ui/http-text.tsx';
import { BodyTab, BodyTools, useShownBody } from './body-tab.tsx';
import { RawBytes } from './raw-bytes.tsx';
import styles from './response-tabs.module.css';
import { TimingTab } from './timing-tab.tsx';

type ResponseTabsProps = {
  readonly exchange: Exchange;
  readonly onCopy: (text: string, what: string) => void;
};

/** The raw exchange: body, headers, timing, and the request as sent. */
export function ResponseTabs({ exchange, onCopy }: ResponseTabsProps) {
  const customers = use(CustomersContext);
  const answer = answerOf(exchange);
  const raw = exchange.result.kind === 'under-way' ? undefined : exchange.result.raw;
  const [tab, setTab] = useState<string | null>(answer === null && raw === undefined ? 'timing' : 'body');
  const missing = missingResponse(outcomeOf(exchange), raw !== undefined);
  const body = useShownBody(exchange.id, answer);
  return (
    <Tabs value={tab} onChange={setTab} className={styles['tabs'] ?? ''}>
      <div className={styles['tabBar']}>
        <Tabs.List>
          <Tabs.Tab value="body">Body</Tabs.Tab>
          <Tabs.Tab
            value="headers"
            rightSection={
              answer && (
                <Text size="xs" c="dimmed">
                  {answer.headers.length}
                </Text>
              )
            }
          >
            Headers
          </Tabs.Tab>
          <Tabs.Tab value="timing">Timing</Tabs.Tab>
          <Tabs.Tab value="sent">Sent</Tabs.Tab>
        </Tabs.List>
        {tab === 'body' && <BodyTools body={body} onCopy={onCopy} />}
      </div>
      <Tabs.Panel value="body">
        {answer !== null && (raw === undefined || answer.bodyBytes > 0) && <BodyTab body={body} />}
        {answer === null && raw === undefined && <None what={missing} />}
        {raw !== undefined && <RawBytes exchangeId={exchange.id} raw={raw} onCopy={onCopy} />}
      </Tabs.Panel>
      <Tabs.Panel value="headers">
        {answer === null ? (
          <None what={raw === undefined ? missing : 'The headers couldn’t be read.'} />
        ) : (
          <table className={styles['headers']}>
            <tbody>
              {answer.headers.map(({ name, value }, index) => (
                <tr key={index}>
                  <th scope="row">{name}</th>
                  <td>{customers.text(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="timing">
        {exchange.result.kind !== 'under-way' && durationOf(exchange) !== null && (
          <TimingTab timing={exchange.result.timing} answered={answer !== null} />
        )}
        {outcomeOf(exchange) === 'interrupted' && (
          <None what="Nothing was measured, because Tidings closed while the event was being sent." />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="sent" p={16}>
        <Text size="xs" c="dimmed" mb={8}>
          {sentMessage(exchange)}
        </Text>
        <HttpText request={exchange.request} />
      </Tabs.Panel>
    </Tabs>
  );
}

function sentMessage(exchange: Exchange): string {
  const { request, result } = exchange;
  const rest = missingRest(request);
  const withRest = (says: string) => (rest === null ? says : `${says} ${rest}`);
  if (!isDispatched(exchange)) return withRest('This request wasn’t sent. Nothing left this computer.');
  const proxy = result.kind === 'under-way' ? null : result.timing.proxy;
  const sent = rest === null ? 'This is exactly what was sent' : 'This is the beginning of what was sent';
  return withRest(
    proxy?.startsWith('http') && request.url.startsWith('http:')
      ? `${sent}, except for the first line: the proxy received the full address there.`
      : `${sent}.`,
  );
}

function None({ what }: { readonly what: string }) {
  return (
    <Text c="dimmed" px={20} py={12}>
      {what}
    </Text>
  );
}
