import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { joinPlans, splitPlan } from './plan-parts.ts';

const list = fc.array(fc.uuid(), { maxLength: 12 });

it('parts make the plan whole again, in its order, and none has more of a kind than it may', () => {
  fc.assert(
    fc.property(list, list, list, fc.integer({ min: 1, max: 5 }), (folders, variables, environments, most) => {
      const plan = {
        workspace: {
          ...blankWorkspace,
          folders: folders.map((id) => ({ id, name: id, folderId: null, deletedAt: null })),
          variables: variables.map((name) => ({ name, value: '' })),
        },
        environments: environments.map(blankEnvironment),
      };
      const parts = splitPlan(plan, most);
      for (const { workspace, environments: some } of parts)
        expect(Math.max(workspace.folders.length, workspace.variables.length, some.length)).toBeLessThanOrEqual(most);
      expect(joinPlans(parts)).toEqual(plan);
    }),
    { numRuns: 50 },
  );
});
