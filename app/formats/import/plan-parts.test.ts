import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { joinPlans, splitPlan, splitText } from './plan-parts.ts';

const list = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 12 });
const limits = fc.record({ things: fc.integer({ min: 1, max: 5 }), characters: fc.integer({ min: 1, max: 60 }) });

it('parts make the plan whole again, in its order, and only one with a single thing has more text than it may', () => {
  fc.assert(
    fc.property(list, list, list, limits, (folders, variables, environments, limit) => {
      const plan = {
        workspace: {
          ...blankWorkspace,
          folders: folders.map((id) => ({ id, name: '', folderId: null, deletedAt: null })),
          variables: variables.map((name) => ({ name, value: '' })),
        },
        environments: environments.map(blankEnvironment),
      };
      const parts = [...splitPlan(plan, limit)];
      for (const { workspace, environments: some } of parts) {
        const things = [...workspace.folders, ...workspace.variables, ...some];
        expect(things.length).toBeLessThanOrEqual(limit.things);
        const texts = things.flatMap((one) => Object.values(one)).filter((one) => typeof one === 'string');
        if (things.length > 1) expect(texts.join('').length).toBeLessThanOrEqual(limit.characters);
      }
      expect(joinPlans(parts)).toEqual(plan);
    }),
    { numRuns: 200 },
  );
});

it('pieces make the text whole again, and none is longer than it may be', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (text, most) => {
      const pieces = [...splitText(text, most)];
      expect(pieces.join('')).toBe(text);
      expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(most);
    }),
  );
});
