import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspaceFileSchema } from '#app/library/whole-workspace-file.ts';
import { setUpCli } from '#main/testing/cli-fixture.ts';
import { openRunPlace, runToEnd, setupOf } from '#main/testing/run-place.ts';

const place = setUpCli();

const customers = ['000345', '1e3', 'ada', 'ada', 'busy', 'ümläut', '"quoted"', 'reset', '{{town}}', "it's", ' blank '];
const rows = [['customer', 'town'], ...customers.map((ck, at) => [ck, `Town ${at}&more=#%41\n`])];

/** Runs them as the window asks for it, and resolves to the ledger. */
async function runInApp(text: string) {
  const workspace = workspaceFileSchema.parse(JSON.parse(readFileSync(join(place().folder, 'w.tidings'), 'utf8')));
  const [environment] = workspace.environments;
  const { desk, runs } = await openRunPlace(place().serverName, { workspace, ...(environment && { environment }) });
  const opened = await desk.open({ from: { kind: 'text', text }, format: null });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const setup = setupOf({
    source: { kind: 'request', requestId: 'Book' },
    environmentId: 'uat',
    dataId: opened.dataId,
    mapping: opened.data.columns.map((column) => ({ column, target: { kind: 'variable', name: column } })),
    pace: { iterations: 2 },
  });
  return runs.read(await runToEnd(runs, setup))?.ledger;
}

it('sends the same bytes as the app, in the same order, and counts the same', async () => {
  const cells = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  const text = `${cells.join('\n')}\n`;
  place().write('rows.csv', text);
  // Each answer has a different tid.
  const sent = () => place().taken.map(({ url, body }) => ({ url: url.replace(/tid=[0-9a-f-]{36}/, 'tid=…'), body }));
  const ledger = await runInApp(text);
  const byApp = sent();
  const ended = await place().tidings('run w.tidings -e UAT -r Book -d rows.csv --iterations 2');
  expect(byApp).toHaveLength(customers.length * 2);
  expect(sent().slice(byApp.length)).toEqual(byApp);
  expect(ended.code).toBe(1);
  const counts = [...ended.out.matchAll(/^ {2}(\w+) +(\d+)$/gm)].map(([, name, count]) => [name, Number(count)]);
  expect(Object.fromEntries(counts)).toEqual(ledger);
  expect(ledger).toMatchObject({ answered: 18, failed: 2, unknown: 2 });
});
