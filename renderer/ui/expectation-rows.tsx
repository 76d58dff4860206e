import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { use, useEffect } from 'react';
import type { Expectation } from '#app/event/expectation.ts';
import styles from './expectation-rows.module.css';
import { KeptTextsContext, NumberField } from './number-field.tsx';
import { TokenInput } from './token-input.tsx';
import { useRowKeys } from './use-row-keys.ts';

type ExpectationRowsProps = {
  readonly expectations: readonly Expectation[];
  /** The ids of the cells that a problem can lead to. */
  readonly idOf?: (index: number, cell: 'path' | 'value') => string;
  readonly onChange: (expectations: readonly Expectation[]) => void;
};

type Kind = Expectation['kind'];

const kindWords: Readonly<Record<Kind, string>> = {
  'http-status': 'HTTP status is',
  'status-code': 'Status code is',
  tid: 'TID is',
  'answered-within': 'Answered within',
  'json-path': 'In the response',
};

const kinds: readonly Kind[] = ['http-status', 'status-code', 'tid', 'answered-within', 'json-path'];

const tidWords = { present: 'present', unchanged: 'the one that was sent', new: 'a different one' } as const;

const testWords = { equals: 'equals', contains: 'contains', matches: 'matches the pattern' } as const;

/** What an answer is expected to be, set without code. */
export function ExpectationRows({ expectations, idOf, onChange }: ExpectationRowsProps) {
  const { kept, forget } = useKeptRows(expectations.length);
  const replace = (index: number, next: Expectation) => onChange(expectations.with(index, next));
  const { keys, without } = useRowKeys(expectations);
  const remove = (index: number) => {
    const left = expectations.toSpliced(index, 1);
    without(index, left);
    forget(index);
    onChange(left);
  };
  const unused = kinds.find((kind) => !expectations.some((one) => one.kind === kind)) ?? 'json-path';
  return (
    <div>
      {expectations.length > 0 && (
        <ul aria-label="Expectations" className={styles['list']}>
          {expectations.map((expectation, index) => (
            <li key={keys[index]} className={styles['row']}>
              <Select
                aria-label="What is expected"
                data={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
                value={expectation.kind}
                onChange={(chosen) => {
                  const kind = kinds.find((one) => one === chosen);
                  if (kind === undefined || kind === expectation.kind) return;
                  forget(index);
                  replace(index, usualExpectation(kind));
                }}
              />
              <div className={styles['details']}>
                <KeptTextsContext value={{ ...kept, prefix: prefixOf(index) }}>
                  <Details
                    key={expectation.kind}
                    expectation={expectation}
                    {...(idOf && { idOf: (cell) => idOf(index, cell) })}
                    onChange={(changed) => replace(index, changed)}
                  />
                </KeptTextsContext>
              </div>
              <ActionIcon aria-label={`Remove: ${kindWords[expectation.kind]}`} onClick={() => remove(index)}>
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => onChange([...expectations, usualExpectation(unused)])}
      >
        Add expectation
      </Button>
    </div>
  );
}

function prefixOf(index: number): string {
  return `expectation ${index} `;
}

/** The texts of the rows that are no numbers. Those of a row that goes are forgotten. */
function useKeptRows(rows: number) {
  const kept = use(KeptTextsContext);
  const { texts, onText } = kept;
  const forget = (isGone: (key: string) => boolean) => {
    for (const [key, text] of Object.entries(texts)) if (text !== '' && isGone(key)) onText(key, '');
  };
  useEffect(() => forget((key) => Number(/^expectation (\d+) /.exec(key)?.[1] ?? -1) >= rows));
  return { kept, forget: (index: number) => forget((key) => key.startsWith(prefixOf(index))) };
}

type DetailsProps = {
  readonly expectation: Expectation;
  readonly idOf?: (cell: 'path' | 'value') => string;
  readonly onChange: (changed: Expectation) => void;
};

function Details({ expectation, idOf, onChange }: DetailsProps) {
  const { kind } = expectation;
  switch (kind) {
    case 'http-status':
    case 'status-code':
      return (
        <NumberField
          label={kind === 'http-status' ? 'HTTP status' : 'Status code'}
          isLabelHidden
          value={expectation.equals}
          range={kind === 'http-status' ? [100, 599] : [0, 999_999]}
          onChange={(equals) => equals !== null && onChange({ kind, equals })}
        />
      );
    case 'tid':
      return (
        <Select
          aria-label="TID"
          data={Object.entries(tidWords).map(([value, label]) => ({ value, label }))}
          value={expectation.is}
          onChange={(chosen) => {
            const is = tidKinds.find((one) => one === chosen);
            if (is !== undefined) onChange({ kind, is });
          }}
        />
      );
    case 'answered-within':
      return (
        <NumberField
          label="Milliseconds"
          isLabelHidden
          unit="ms"
          value={expectation.ms}
          range={[1, 600_000]}
          onChange={(ms) => ms !== null && onChange({ kind, ms })}
        />
      );
    case 'json-path':
      return (
        <>
          <TokenInput
            id={idOf?.('path')}
            aria-label="Path in the response"
            placeholder="$.data[0].name"
            value={expectation.path}
            onChange={(path) => onChange({ ...expectation, path })}
          />
          <Select
            aria-label="Test"
            data={Object.entries(testWords).map(([value, label]) => ({ value, label }))}
            value={expectation.test}
            onChange={(chosen) => {
              const test = tests.find((one) => one === chosen);
              if (test !== undefined) onChange({ ...expectation, test });
            }}
          />
          <TokenInput
            id={idOf?.('value')}
            aria-label="Expected value"
            placeholder="value"
            value={expectation.value}
            onChange={(value) => onChange({ ...expectation, value })}
          />
        </>
      );
  }
}

const tidKinds = ['present', 'unchanged', 'new'] as const;
const tests = ['equals', 'contains', 'matches'] as const;

function usualExpectation(kind: Kind): Expectation {
  switch (kind) {
    case 'http-status':
    case 'status-code':
      return { kind, equals: 200 };
    case 'tid':
      return { kind, is: 'present' };
    case 'answered-within':
      return { kind, ms: 1_000 };
    case 'json-path':
      return { kind, path: '$.', test: 'equals', value: '' };
  }
}
