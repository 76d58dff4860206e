import { createCustomerMask } from '#app/customers/customer-mask.ts';
import type { Handlers, Output, Parsed } from '#app/ipc/contract.ts';
import { createRunKeys } from '#app/runs/report/run-keys.ts';
import type { Run, RunSetup } from '#app/runs/run.ts';
import { fileNameOf } from '#app/text/file-name.ts';
import { localDay } from '#app/text/offset-time.ts';
import { writeArtillery } from '#main/export/write-artillery.ts';
import { writeRunReport } from '#main/export/write-run-report.ts';
import { compareRuns } from './compare-runs.ts';
import { requestsOf } from './preview.ts';
import { type PlanParts, planRun } from './run-plan.ts';
import { startProblemOf } from './run-starter.ts';
import type { Runs } from './runs.ts';

export type RunExportParts = {
  readonly runs: Runs;
  readonly planParts: PlanParts;
  readonly askWhereToSave: (name: string) => Promise<string | null>;
  readonly now: () => Date;
  readonly newId: () => string;
};

const fileEndings = { csv: 'csv', json: 'json', junit: 'xml', html: 'html' } as const;

type ExportInput = Parsed<'run.export'>;

/** The calls that write a run's report, or the requests of a plan, to files. */
export function createRunExportHandlers(parts: RunExportParts): Pick<Handlers, 'run.export' | 'run.exportArtillery'> {
  return {
    'run.export': (input) => exportReport(input, parts),
    'run.exportArtillery': ({ setup }) => exportArtillery(setup, parts),
  };
}

async function exportReport(
  { runId, format, maskCustomers, escapeFormulas }: ExportInput,
  { runs, askWhereToSave }: RunExportParts,
): Promise<Output<'run.export'>> {
  const run = runs.read(runId);
  if (run === null) return { kind: 'not-saved', says: 'That run no longer exists.' };
  const name = maskCustomers ? await maskedName(run, runs) : run.name;
  const file = await askWhereToSave(fileNameOf(name, ` ${localDay(run.startedAt)}.${fileEndings[format]}`));
  if (file === null) return { kind: 'cancelled' };
  const problem = await writeRunReport({
    file,
    format,
    run,
    lines: () => runs.archive.lines(run),
    differences: async () => {
      const { other, different, nowFail, nowPass } = await compareRuns(runs, runId, null);
      return other === null ? null : { different, nowFail, nowPass };
    },
    maskCustomers,
    escapeFormulas,
  });
  if (problem !== null) return { kind: 'not-saved', says: problem };
  return { kind: 'exported', file, says: await problemsOf(run, runs) };
}

/** The name of a run without customers, those of its rows included: the report masks them in it, too. */
async function maskedName(run: Run, { archive }: Runs): Promise<string> {
  const keys = createRunKeys(run);
  for await (const line of archive.lines(run)) keys.add(line);
  return createCustomerMask()(run.name, [...run.requests.map(({ draft }) => draft.customerKey), ...keys.named()]);
}

/** What a report lacks, in words; null when it is whole. */
async function problemsOf(run: Run, { archive }: Runs): Promise<string | null> {
  const { says } = await archive.prepare(run);
  const rows = await archive.rows(run);
  if (rows?.ok === true) rows.rows.close();
  const problems = [says, rows?.ok === false ? rows.says : null].filter((one) => one !== null);
  return problems.length === 0 ? null : problems.join(' ');
}

/** Writes the requests of a plan as a script for Artillery. They are checked and counted before they are written. */
async function exportArtillery(
  setup: RunSetup,
  { planParts, askWhereToSave, now, newId }: RunExportParts,
): Promise<Output<'run.exportArtillery'>> {
  const plan = await planRun(setup, planParts);
  if (plan.kind === 'refused') return plan;
  const draw = { seed: newId(), at: now().toISOString() };
  // What a run would refuse isn't exported either, because its script would send something else.
  const invalid = await startProblemOf(plan, planParts, draw);
  if (invalid !== null) return { kind: 'refused', says: invalid.says };
  let stopped: string | null = null;
  const requests = () =>
    requestsOf(plan, { workspace: planParts.workspace().variables, draw }, (problem) => {
      stopped ??= problem;
    });
  let count = 0;
  let first = null;
  for await (const request of requests()) {
    first ??= request;
    count += 1;
  }
  if (stopped !== null) return { kind: 'refused', says: [stopped] };
  if (first === null) return { kind: 'refused', says: ['None of these events can be sent.'] };
  const name = setup.name || plan.sourceName;
  const folder = await askWhereToSave(fileNameOf(name, ' for Artillery'));
  if (folder === null) return { kind: 'cancelled' };
  const problem = await writeArtillery({
    folder,
    name,
    environment: plan.environment,
    pace: setup.pace,
    first,
    count,
    requests: requests(),
    problem: () => stopped,
  });
  return problem === null ? { kind: 'exported', file: folder } : { kind: 'not-saved', says: problem };
}
