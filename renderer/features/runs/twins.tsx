import { Button, Text } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import type { TwinKind } from '#app/runs/compare-twins.ts';
import type { Run } from '#app/runs/run.ts';
import { ask, perform } from '#renderer/ask.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { SideLetter } from '#renderer/ui/exchange-differences.tsx';
import { useCall } from '#renderer/use-call.ts';
import { comparedOfResponse } from './differences.tsx';
import { formatLedger, isUnderWay, stateWords } from './ledger-words.ts';
import { TwinItems } from './twin-items.tsx';
import styles from './twins.module.css';

type Comparison = Output<'run.compareTwins'>;
type TwinRuns = NonNullable<Comparison['twins']>;

type TwinsProps = {
  readonly run: Run;
  readonly onOpenExchange: (id: string) => void;
  readonly onOpenRun: (runId: string) => void;
};

const places = ['A', 'B'] as const;

/** More items than this are compared when the runs are over, and not while they go. */
const mostComparedLive = 2_000;

/** Two runs that were started together: how both stand, and how each item went at the two places. */
export function Twins({ run, onOpenExchange, onOpenRun }: TwinsProps) {
  const [only, setOnly] = useState<TwinKind | null>(null);
  const comparison = useTwins(run, only);
  if (comparison === null) return null;
  const { twins, counts, items } = comparison;
  if (twins === null)
    return (
      <Empty what="The other run no longer exists." why="It was permanently deleted, so there is nothing to compare." />
    );
  const names = namesOf(twins);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const shown = only === null ? all : (counts.find(({ kind }) => kind === only)?.count ?? 0);
  const going = places.filter((place) => isUnderWay(twins[place].run.state));
  const kinds = [{ kind: null, count: all }, ...counts] as const;
  return (
    <div className={styles['twins']}>
      <div className={styles['runs']}>
        {places.map((place) => (
          <TwinState
            key={place}
            place={place}
            twin={twins[place]}
            name={names[place]}
            isShown={twins[place].run.id === run.id}
            onOpen={onOpenRun}
          />
        ))}
        {going.length > 0 && (
          <Button
            leftSection={<IconPlayerStop size={16} stroke={1.5} />}
            onClick={onFirstClick(() => {
              for (const place of going)
                void perform('run.stop', { runId: twins[place].run.id }, 'a run wasn’t stopped');
            })}
          >
            Stop both
          </Button>
        )}
      </div>
      <div role="group" aria-label="Items shown" className={styles['kinds']}>
        {kinds.map(({ kind, count }) => (
          <Button
            key={kind ?? 'all'}
            size="compact-sm"
            variant={kind === only ? 'filled' : 'default'}
            aria-pressed={kind === only}
            onClick={() => setOnly(kind)}
          >
            {kind === null ? 'All' : kindWords(kind, names)} {formatNumber(count)}
          </Button>
        ))}
      </div>
      <TwinItems
        run={run}
        items={items}
        names={names}
        wordsOf={(kind) => kindWords(kind, names)}
        onOpenExchange={onOpenExchange}
      />
      {items.length < shown && <Text c="dimmed">Only the first {formatNumber(items.length)} are shown.</Text>}
      <Text c="dimmed" size="xs">
        “Now” is {names.B}, compared with {names.A}. Server, site key, TIDs and times aren’t compared.{' '}
        {comparedOfResponse}
      </Text>
    </div>
  );
}

/** What the two places are called: two site keys of one environment by the site key too. */
function namesOf({ A, B }: TwinRuns): { readonly A: string; readonly B: string } {
  const [a, b] = [A.run.environment.name, B.run.environment.name];
  return a === b ? { A: `${a} ${A.siteKey}`, B: `${b} ${B.siteKey}` } : { A: a, B: b };
}

/** A kind of item, as it is counted: `Now fails`. */
function kindWords(kind: TwinKind, names: { readonly A: string; readonly B: string }): string {
  switch (kind) {
    case 'same':
      return 'Same';
    case 'now-fails':
      return 'Now fails';
    case 'now-passes':
      return 'Now passes';
    case 'different':
      return 'Different outcome';
    case 'not-sent-to-A':
      return `Not sent on ${names.A}`;
    case 'not-sent-to-B':
      return `Not sent on ${names.B}`;
    case 'not-sent':
      return 'Not sent';
  }
}

type TwinStateProps = {
  readonly place: 'A' | 'B';
  readonly twin: TwinRuns['A'];
  readonly name: string;
  /** Its run is the one that is open. */
  readonly isShown: boolean;
  readonly onOpen: (runId: string) => void;
};

/** How one of the two runs stands, in a line, and why nothing of it was sent. */
function TwinState({ place, twin: { run, whyNothing }, name, isShown, onOpen }: TwinStateProps) {
  const customers = use(CustomersContext);
  const { environment, state, ledger } = run;
  return (
    <section aria-label={`Run ${place}`} className={styles['run']}>
      <SideLetter letter={place} />
      <EnvironmentSquare colour={environment.colour} />
      <strong>{name}</strong>
      <span>
        {stateWords[state]}: {formatLedger(ledger)}
      </span>
      {!isShown && (
        <Button variant="subtle" size="compact-sm" onClick={() => onOpen(run.id)}>
          Show run {place}
        </Button>
      )}
      {whyNothing !== null && !isUnderWay(state) && (
        <Text className={styles['why'] ?? ''}>
          None of its {formatCount(ledger.planned, 'event')} was sent.{' '}
          {customers.text(whyNothing.says, whyNothing.customerKey)}
        </Text>
      )}
    </section>
  );
}

/** The comparison of a run with its twin. Until a newer one is read, the one from before stays. */
function useTwins({ id: runId, state, ledger }: Run, only: TwinKind | null): Comparison | null {
  const compare = () => ask('run.compareTwins', { runId, only }, 'the runs weren’t compared');
  const isLive = ledger.planned <= mostComparedLive;
  const key = JSON.stringify([runId, only, state]);
  return (
    useCall(key, compare, {
      refreshOn: isLive ? ['run.progressed', 'run.listed'] : ['run.listed'],
      settleMs: 500,
    }).answer?.value ?? null
  );
}
