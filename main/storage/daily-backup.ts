import { localDay } from '#app/text/offset-time.ts';
import type { Backups } from './backups.ts';

/** How often an open app checks whether a new day has begun, in milliseconds. */
const checkMs = 3_600_000;

type DailyBackup = {
  readonly backups: Pick<Backups, 'takeDaily'>;
  readonly now: () => Date;
  /** Called with why a day's backup failed, in words; once a day for the same reason. */
  readonly onProblem: (says: string) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
};

/** Takes today's backup, then one on each day that the app stays open. */
export async function backUpEachDay({ backups, now, onProblem, signal }: DailyBackup): Promise<void> {
  let reported: string | null = null;

  async function backUpToday(): Promise<void> {
    const problem = await backups.takeDaily();
    const failure = problem === null ? null : `${localDay(now().toISOString())} ${problem}`;
    if (problem !== null && failure !== reported) onProblem(problem);
    reported = failure;
  }

  await backUpToday();
  if (signal.aborted) return;
  // The timer alone doesn’t keep the process alive.
  const timer = setInterval(() => void backUpToday(), checkMs).unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
