import { wordsOf } from '#app/customers/seeker-index.ts';
import { localPart } from '#app/event/customer-key.ts';
import type { Run } from '#app/runs/run.ts';
import { foldText } from '#app/text/search.ts';

/** Finds whether a word of a customer key is in one of the names that a report shows. */
export function createNameCheck({
  name = '',
  sourceName = '',
  says = null,
  data = null,
  requests = [],
}: Partial<Pick<Run, 'name' | 'sourceName' | 'says' | 'data' | 'requests'>>): (customerKey: string) => boolean {
  const names = [name, sourceName, says ?? '', data?.name ?? '', ...requests.map((request) => request.name)];
  const words = new Set(names.flatMap(wordsOf));
  const all = foldText(names.join(' '));
  return (customerKey) => {
    const local = localPart(customerKey);
    const own = wordsOf(local);
    if (local.trim() === '') return false;
    return own.length === 0 ? all.includes(foldText(local)) : own.some((word) => words.has(word));
  };
}
