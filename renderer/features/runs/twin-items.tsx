import { Button } from '@mantine/core';
import { use } from 'react';
import { outcomeWords } from '#app/exchange/outcome.ts';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';
import type { TwinKind } from '#app/runs/compare-twins.ts';
import { itemWords } from '#app/runs/result.ts';
import type { Run } from '#app/runs/run.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import table from './compared-table.module.css';
import { besideOutcome, FieldChanges, ResultWord } from './differences.tsx';
import { rowWords } from './row-words.ts';
import styles from './twins.module.css';

type Item = Output<'run.compareTwins'>['items'][number];

type TwinItemsProps = {
  /** One of the two: both have the same items. */
  readonly run: Run;
  readonly items: readonly Item[];
  readonly names: { readonly A: string; readonly B: string };
  readonly wordsOf: (kind: TwinKind) => string;
  readonly onOpenExchange: (id: string) => void;
};

/** The items of two runs, each with its result at both places. */
export function TwinItems({ run, items, names, wordsOf, onOpenExchange }: TwinItemsProps) {
  return (
    <table className={`${table['table']} ${styles['table']}`}>
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">Customer key</th>
          <th scope="col">{names.A}</th>
          <th scope="col">{names.B}</th>
          <th scope="col">Comparison</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow key={item.item} run={run} item={item} words={wordsOf(item.kind)} onOpenExchange={onOpenExchange} />
        ))}
      </tbody>
    </table>
  );
}

type ItemRowProps = Pick<TwinItemsProps, 'run' | 'onOpenExchange'> & { readonly item: Item; readonly words: string };

const shownFields = 2;

function ItemRow({ run, item, words, onOpenExchange }: ItemRowProps) {
  const customers = use(CustomersContext);
  const known = knowing(customers, [item.customerKey, item.A?.customerKey ?? '', item.B?.customerKey ?? '']);
  const name = known.key(item.customerKey);
  const changed = besideOutcome(item.fields, item.A?.outcome === item.B?.outcome);
  const rest = changed.slice(shownFields);
  const row = rowWords(run, item.item, known.text);
  return (
    <CustomersContext value={known}>
      <tr data-kind={item.kind}>
        <td>{row}</td>
        <th scope="row" title={name}>
          {name || <span className={styles['dim']}>none</span>}
        </th>
        {(['A', 'B'] as const).map((place) => (
          <td key={place}>
            <Result result={item[place]} name={`open result ${place} of row ${row}`} onOpen={onOpenExchange} />
          </td>
        ))}
        <td>
          <strong>{words}</strong>
          <FieldChanges fields={changed.slice(0, shownFields)} />
          {rest.length > 0 && (
            <details>
              <summary aria-label={`${formatCount(rest.length, 'more difference')} of row ${row}`}>
                {formatCount(rest.length, 'more difference')}
              </summary>
              <FieldChanges fields={rest} />
            </details>
          )}
        </td>
      </tr>
    </CustomersContext>
  );
}

type ResultProps = {
  readonly result: Item['A'];
  /** What its button does, after the outcome. */
  readonly name: string;
  readonly onOpen: (exchangeId: string) => void;
};

/** What became of an item at one place. It opens its event, if there is one. */
function Result({ result, name, onOpen }: ResultProps) {
  if (result === null) return <span className={styles['dim']}>Not sent yet</span>;
  const word = <ResultWord result={result} />;
  if (result.exchangeId === '') return word;
  const { outcome, state } = result;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={styles['open'] ?? ''}
      aria-label={`${outcome === null ? itemWords[state] : outcomeWords[outcome]}, ${name}`}
      onClick={() => onOpen(result.exchangeId)}
    >
      {word}
    </Button>
  );
}
