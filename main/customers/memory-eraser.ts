import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import type { RecentAnswers } from '#main/exchange/recent-answers.ts';
import type { PracticeServer } from '#main/practice/practice-server.ts';
import type { DataSets } from '#main/runs/data/data-sets.ts';
import type { Runs } from '#main/runs/runs.ts';

type MemoryParts = {
  readonly answers: Pick<RecentAnswers, 'clear'>;
  readonly dataSets: Pick<DataSets, 'clear'>;
  readonly runs: Pick<Runs, 'archive'>;
  readonly practice: Pick<PracticeServer, 'erase'>;
};

/** Erases a customer from what is only in memory. */
export function createMemoryEraser({ answers, dataSets, runs, practice }: MemoryParts) {
  return (matcher: CustomerMatcher): void => {
    answers.clear();
    dataSets.clear();
    runs.archive.release();
    practice.erase((event) => matcher.whose(event) === 'own' || matcher.isInUnknown(event));
  };
}
