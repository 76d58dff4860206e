import type { Handlers } from '#app/ipc/contract.ts';
import type { Run } from '#app/runs/run.ts';
import { writeArtillery } from '#main/export/write-artillery.ts';
import { writeRunReport } from '#main/export/write-run-report.ts';
import { compareRuns } from './compare-runs.ts';
import { requestsOf } from './preview.ts';
import { type PlanParts, planRun } from './run-plan.ts';
import type { Runs } from './runs.ts';

export type RunExportParts = {
  readonly runs: Runs;
  readonly planParts: PlanParts;
  /** Asks the person for a place to save to; null when they think better of it. */
  readonly askWhereTo: (name: string) => Promise<string | null>;
  readonly now: () => Date;
  readonly newId: () => string;
};

const fileEndings = { csv: 'csv', json: 'json', junit: 'xml', html: 'html' } as const;

/** The calls that write what a run came to, or what it would send, to files. */
export function createRunExportHandlers({
  runs,
  planParts,
  askWhereTo,
  now,
  newId,
}: RunExportParts): Pick<Handlers, 'run.export' | 'run.exportArtillery'> {
  /** What a report lacks, in words; null when it is whole. */
  async function problemsOf(run: Run): Promise<string | null> {
    const { says } = await runs.archive.prepare(run);
    const rows = await runs.archive.rows(run);
    if (rows?.ok === true) rows.rows.close();
    const words = [says, rows?.ok === false ? rows.says : null].filter((one) => one !== null);
    return words.length === 0 ? null : words.join(' ');
  }

  return {
    'run.export': async ({ runId, format, maskCustomers, escapeFormulas }) => {
      const run = runs.read(runId);
      if (run === null) return { kind: 'not-saved', says: 'That run is not there any more.' };
      const file = await askWhereTo(`${fileName(run.name)} ${run.startedAt.slice(0, 10)}.${fileEndings[format]}`);
      if (file === null) return { kind: 'cancelled' };
      const { other, different } = await compareRuns(runs, runId, null);
      const says = await writeRunReport({
        file,
        format,
        run,
        lines: () => runs.archive.lines(run),
        differences: other === null ? null : different,
        maskCustomers,
        escapeFormulas,
      });
      if (says !== null) return { kind: 'not-saved', says };
      return { kind: 'exported', file, says: await problemsOf(run) };
    },
    'run.exportArtillery': async ({ setup }) => {
      const plan = await planRun(setup, planParts);
      if (plan.kind === 'refused') return plan;
      const draw = { seed: newId(), at: now().toISOString() };
      let stopped: string | null = null;
      const requests = () =>
        requestsOf(plan, planParts.workspace().variables, draw, (says) => {
          stopped ??= says;
        });
      let count = 0;
      let first = null;
      for await (const request of requests()) {
        first ??= request;
        count += 1;
      }
      if (stopped !== null) return { kind: 'refused', says: [stopped] };
      if (first === null) return { kind: 'refused', says: ['None of these events can be sent.'] };
      const folder = await askWhereTo(`${fileName(setup.name || plan.sourceName)} for Artillery`);
      if (folder === null) return { kind: 'cancelled' };
      const { environment } = plan;
      const name = setup.name || plan.sourceName;
      const order = {
        folder,
        name,
        environment,
        pace: setup.pace,
        first,
        count,
        requests: requests(),
        fault: () => stopped,
      };
      const says = await writeArtillery(order);
      return says === null ? { kind: 'exported', file: folder } : { kind: 'not-saved', says };
    },
  };
}

function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 80);
}
