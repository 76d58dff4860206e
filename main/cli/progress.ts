import { formatCount, formatDuration, formatNumber } from '#app/quantity.ts';
import type { RunProgress } from '#app/runs/run.ts';
import type { Terminal } from './terminal.ts';

/** Shows how a run goes. */
export type ProgressDisplay = {
  /** Reads the progress only when it is time to print it. */
  readonly show: (read: () => RunProgress) => void;
  /** Clears the line. */
  readonly clear: () => void;
};

/** How often a line is written, in milliseconds: a log has to be read, and each line looks through the last times. */
const eachMs = { watched: 250, unwatched: 10_000 };

/** One line that is written over where a person watches, and a line now and then where not. */
export function createProgressDisplay({ err, overwrite }: Terminal, clock: () => number): ProgressDisplay {
  let toldAt = clock();
  return {
    show: (read) => {
      if (clock() - toldAt < (overwrite === null ? eachMs.unwatched : eachMs.watched)) return;
      toldAt = clock();
      const write = overwrite ?? err;
      write(formatProgress(read()));
    },
    clear: () => overwrite?.(''),
  };
}

/** How far a run is, in a line. */
export function formatProgress({ summary, perSecond, leftMs }: RunProgress): string {
  const { planned, unsent, failed, unknown } = summary.ledger;
  const parts = [
    `${formatNumber(planned - unsent)} of ${formatCount(planned, 'event')}`,
    `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} per second`,
    ...(leftMs === null ? [] : [`${formatDuration(leftMs)} left`]),
    ...(failed === 0 ? [] : [`${formatNumber(failed)} failed`]),
    ...(unknown === 0 ? [] : [`${formatNumber(unknown)} unknown`]),
  ];
  return parts.join(' · ');
}
