import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { use } from 'react';
import { prettyJson } from '#app/event/pretty-json.ts';
import { missingResponse } from '#app/exchange/missing-response.ts';
import type { Output } from '#app/ipc/contract.ts';
import { customerColumns } from '#app/runs/customer-columns.ts';
import { itemWords, missingRequest, type RunResult } from '#app/runs/result.ts';
import type { Run } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import { useCall } from '#renderer/use-call.ts';
import styles from './result-details.module.css';
import { rowWords } from './row-words.ts';

type ResultDetailsProps = {
  readonly run: Run;
  readonly result: RunResult;
  readonly onOpenExchange: (id: string) => void;
  readonly onClose: () => void;
};

/** All details of one item: its row of the data, the request and the response. */
export function ResultDetails({ run, result, onOpenExchange, onClose }: ResultDetailsProps) {
  const customers = use(CustomersContext);
  const { cells, says: rowSays } = useRow(run, result.item);
  const { item, outcome, says, unmet, request, answer, exchangeId, attempt, tidSent, tid, customerKey } = result;
  const drafts = run.requests.map(({ draft }) => draft);
  const keyed = customerColumns(run.data?.columns ?? [], run.mapping, drafts);
  const keys = [customerKey, ...(cells ?? []).filter((_, at) => keyed.has(at))];
  const { key, text } = knowing(customers, keys);
  const shown = (cell: string, isCustomer: boolean) => (isCustomer ? key(cell) : text(cell));
  const row = `Row ${rowWords(run, item, text)}`;
  return (
    <section aria-label={row} className={styles['details']} data-details>
      <div className={styles['head']}>
        <h2>{row}</h2>
        {outcome === null ? <span>{itemWords[result.state]}</span> : <OutcomeMark outcome={outcome} />}
        {attempt > 1 && <span className={styles['dim']}>Sent {attempt} times</span>}
        <span className={styles['tools']}>
          {exchangeId !== '' && <Button onClick={() => onOpenExchange(exchangeId)}>Open in history</Button>}
          <ActionIcon aria-label="Close details" onClick={onClose}>
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </span>
      </div>
      {says !== '' && <p className={styles['says']}>{text(says)}</p>}
      {unmet.length > 0 && (
        <ul className={styles['unmet']} aria-label="Not as expected">
          {unmet.map((each) => (
            <li key={each}>{text(each)}</li>
          ))}
        </ul>
      )}
      {rowSays !== null && <p className={styles['says']}>{text(rowSays)}</p>}
      {attempt > 1 && <EarlierAttempts run={run} item={item} attempt={attempt} />}
      <div className={styles['parts']}>
        {cells !== null && run.data !== null && (
          <Part title={text(`Data, ${run.data.name}`)}>
            <dl className={styles['cells']}>
              {run.data.columns.map((column, index) => (
                <div key={column}>
                  <dt title={column}>{column}</dt>
                  <dd className="mono">
                    {shown(cells[index] ?? '', keyed.has(index)) || <span className={styles['dim']}>empty</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
        <Part title="Request">
          {request === null ? (
            <p className={styles['dim']}>{missingRequest(result.left)}</p>
          ) : (
            <pre className={`mono ${styles['text']}`}>
              {text(`${request.method ?? 'POST'} ${request.url}\n\n${prettyJson(request.body) ?? request.body}`)}
            </pre>
          )}
        </Part>
        <Part title="Response">
          {answer === null ? (
            <p className={styles['dim']}>{missingResponse(outcome, result.left === 'no' ? false : null)}</p>
          ) : (
            <pre className={`mono ${styles['text']}`}>{text(prettyJson(answer) ?? answer)}</pre>
          )}
          {tid !== '' && (
            <p className={styles['dim']}>
              TID <span className="mono">{tid}</span>
              {tidSent !== '' && (tidSent === tid ? ', same as sent' : `, sent with ${tidSent}`)}
            </p>
          )}
        </Part>
      </div>
    </section>
  );
}

type EarlierProps = { readonly run: Run; readonly item: number; readonly attempt: number };

/** What became of the item each time before it was sent again. */
function EarlierAttempts({ run, item, attempt }: EarlierProps) {
  const { text } = use(CustomersContext);
  const read = () => ask('run.earlier', { runId: run.id, item }, 'the earlier attempts aren’t shown');
  const results = useCall(JSON.stringify([run.id, item, attempt]), read).value?.results ?? [];
  if (results.length === 0) return null;
  return (
    <ol aria-label="Earlier attempts" className={styles['earlier']}>
      {results.map((result) => (
        <li key={result.attempt}>
          <strong>Attempt {result.attempt}</strong>
          {result.outcome === null ? <span>{itemWords[result.state]}</span> : <OutcomeMark outcome={result.outcome} />}
          {result.sentAt !== null && <Moment iso={result.sentAt} />}
          {result.status !== null && <span>HTTP {result.status}</span>}
          {result.tid !== '' && <span className="mono">{result.tid}</span>}
          <span className={styles['dim']}>{text(result.says, result.customerKey)}</span>
        </li>
      ))}
    </ol>
  );
}

type PartProps = { readonly title: string; readonly children: React.ReactNode };

function Part({ title, children }: PartProps) {
  return (
    <div className={styles['part']}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

type Row = Output<'run.row'>;

const noRow: Row = { cells: null, says: null };

/** The row of the data that an item was made from. Without cells while it is being read, or when there is none. */
function useRow({ id, data }: Run, item: number): Row {
  const read = () => ask('run.row', { runId: id, item }, 'the row isn’t shown');
  return useCall(data === null ? null : JSON.stringify([id, item]), read).value ?? noRow;
}
