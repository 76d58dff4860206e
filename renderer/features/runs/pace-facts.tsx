import { formatDuration, formatNumber, formatSpan } from '#app/quantity.ts';
import { type RunProgress, type RunSummary, tookMs } from '#app/runs/run.ts';
import { isUnderWay } from './ledger-words.ts';
import styles from './run-view.module.css';

type PaceFactsProps = {
  readonly summary: RunSummary;
  readonly progress: RunProgress | null;
  readonly slowestMs: number | null;
};

/** The pace of a run, in words. */
export function PaceFacts({ summary, progress, slowestMs }: PaceFactsProps) {
  const { state, ledger, unmet } = summary;
  const slowest = slowestMs === null ? 'none' : formatDuration(slowestMs);
  if (isUnderWay(state))
    return (
      <dl className={styles['facts']} aria-label="Pace">
        <Fact name="Rate now" value={progress === null ? 'none' : `${progress.perSecond.toFixed(1)} / s`} />
        <Fact name="In flight" value={String(progress?.underWay ?? 0)} />
        <Fact name="Time left" value={state === 'paused' ? 'paused' : formatLeft(progress)} />
        <Fact name="Slowest response" value={slowest} />
      </dl>
    );
  const took = tookMs(summary) ?? 0;
  const sent = ledger.answered + ledger.failed + ledger.unknown;
  return (
    <dl className={styles['facts']} aria-label="Pace">
      <Fact name="Took" value={formatDuration(took)} />
      <Fact name="Rate" value={took > 0 ? `${((sent / took) * 1_000).toFixed(1)} / s` : 'none'} />
      <Fact name="Slowest response" value={slowest} />
      <Fact name="Not as expected" value={unmet === 0 ? 'none' : formatNumber(unmet)} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function formatLeft(progress: RunProgress | null): string {
  if (progress === null || progress.leftMs === null) return 'unknown';
  // It is a guess: tenths of a second would only flicker.
  return progress.leftMs < 1_000 ? 'a moment' : formatSpan(Math.ceil(progress.leftMs / 1_000) * 1_000);
}
