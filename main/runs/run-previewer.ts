import type { Output, Parsed } from '#app/ipc/contract.ts';
import { checkItems, type PreviewDraw, previewItems } from './preview.ts';
import type { PreviewSeed } from './preview-seed.ts';
import { type PlanParts, planRun } from './run-plan.ts';

export type RunPreviewer = {
  readonly preview: (input: Parsed<'run.preview'>) => Promise<Output<'run.preview'>>;
  /** Checks every item; a newer check supersedes it. */
  readonly check: (input: Parsed<'run.check'>) => Promise<Output<'run.check'>>;
};

/** Shows what a run would send, before it is started. */
export function createRunPreviewer(
  parts: PlanParts & { readonly now: () => Date; readonly seed: PreviewSeed },
): RunPreviewer {
  const { workspace, now, seed } = parts;
  let checking = new AbortController();
  const draw = (): PreviewDraw => ({ seed: seed.current(), at: now().toISOString() });

  return {
    preview: async ({ setup, from, count }) => {
      const plan = await planRun(setup, parts);
      if (plan.kind === 'refused') return { planned: 0, items: [], says: plan.says };
      return previewItems(plan, { workspace: workspace().variables, draw: draw() }, { from, count });
    },
    check: async ({ setup }) => {
      checking.abort();
      const current = new AbortController();
      checking = current;
      const plan = await planRun(setup, parts);
      if (plan.kind === 'refused') return { ...nothingChecked, says: plan.says };
      const values = { workspace: workspace().variables, draw: draw() };
      return (await checkItems(plan, values, current.signal)) ?? { kind: 'superseded' };
    },
  };
}

const nothingChecked = {
  kind: 'checked',
  planned: 0,
  faulty: 0,
  warned: 0,
  first: [],
  questions: [],
  warnings: [],
  recorded: null,
} as const;
