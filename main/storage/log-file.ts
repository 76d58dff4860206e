import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ignoreResult } from '#app/ignore-result.ts';
import { tryWrite } from './write-with-retry.ts';

const mostBytes = 1_000_000;
/** The newest first; the oldest goes when there are more. */
const names = ['tidings.log', 'tidings.1.log', 'tidings.2.log'] as const;

export type Log = { readonly write: (line: string) => void };

/**
 * A log in three files of a megabyte, for support. It contains only our own sentences: no address, no customer
 * and no body.
 */
export function openLog(folder: string, now: () => Date): Log {
  const place = join(folder, 'logs');
  const file = (index: number) => join(place, names[index] ?? '');
  return {
    write: (line) => {
      const problem = tryWrite(() => {
        mkdirSync(place, { recursive: true });
        if ((statSync(file(0), { throwIfNoEntry: false })?.size ?? 0) >= mostBytes) rotate();
        appendFileSync(file(0), `${now().toISOString()} ${line.replace(/\s+/g, ' ').slice(0, 500)}\n`);
      });
      ignoreResult(problem, 'A full disk must not stop people from working.');
    },
  };

  function rotate(): void {
    for (let index = names.length - 1; index > 0; index--) {
      if (statSync(file(index - 1), { throwIfNoEntry: false })) renameSync(file(index - 1), file(index));
    }
  }
}
