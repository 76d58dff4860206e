import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

/*
 * One rule for the trash: a thing is in use if neither it nor a folder above it is in the trash, and `alive.ts` says so.
 * Whoever looks at `deletedAt` alone is in this list, with the reason why no folder can be above what they look at.
 */

const root = resolve(import.meta.dirname, '../..');

const event = 'events of the history lie in no folder';
const run = 'runs lie in no folder';

const others: Readonly<Record<string, string>> = {
  'app/library/alive.ts': 'the rule itself',
  'app/library/library.ts': 'puts things into the trash and takes them out',
  'app/library/trash.ts': 'what lies in the trash, and since when',
  'app/library/undo-step.ts': 'leaves what an undo puts into the trash in its folder',
  'app/formats/import/plan-import.ts': 'keeps when something went into the trash, after alive.ts was asked',
  'app/customers/customer-book.ts': event,
  'app/customers/customer-index.ts': event,
  'app/exchange/exchange.ts': event,
  'app/history/history-query.ts': event,
  'app/history/origins.ts': event,
  'main/history/retention.ts': event,
  'main/history/history.ts': event,
  'main/history/marking.ts': event,
  'main/history/summary-table.ts': event,
  'main/history/handlers.ts': event,
  'renderer/features/history/history-row.tsx': event,
  'renderer/features/history/event-details.tsx': event,
  'renderer/features/history/row-actions.ts': event,
  'renderer/features/history/use-list-press.ts': event,
  'renderer/features/history/use-run-names.ts': run,
  'renderer/features/runs/recent-runs.tsx': run,
  'renderer/shell/palette/entries.tsx': run,
  'main/runs/last-run.ts': run,
  'main/runs/run-trash.ts': run,
  'renderer/features/runs/run-list.tsx': run,
  'renderer/features/runs/run-view.tsx': run,
  'renderer/features/runs/run-row.tsx': run,
  'renderer/features/runs/use-runs-glance.ts': run,
  'renderer/features/library/saving-actions.ts':
    'saves into a request below a folder in the trash, and moves it out of there',
  'renderer/features/library/trash-dialog.tsx': 'lists the trash by the time that things went into it',
};

/** A comparison, a condition or a default. */
const looks =
  /\bdeletedAt\b(?:\)?\s*(?:===|!==|==|!=|<|>|\?\?|&&|\|\||\?(?![.:)])))|(?:===|!==|!|if \()\s*(?:\w+\.)*deletedAt\b/;

it('only alive.ts decides what is in the trash of the library', () => {
  const found = ['app', 'main', 'renderer']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => looks.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file).replaceAll('\\', '/'));
  expect(found.sort()).toEqual(Object.keys(others).sort());
});

it.each([
  'items.filter(({ deletedAt }) => deletedAt === null)',
  'if (item.deletedAt) return;',
  'const isIn = !folder.deletedAt;',
  'item.deletedAt !== null ? 1 : 2',
])('finds %s', (line) => {
  expect(looks.test(line)).toBe(true);
});
