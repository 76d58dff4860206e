import { expect, it } from 'vitest';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import { summariseHere } from '#app/formats/import/what-comes.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import type { Answer } from './import-asks.ts';
import { openImportService } from './import-desk.ts';

it('a plan that came to nothing leaves nothing behind for the next', async () => {
  const answers: Answer[] = [];
  const ask = openImportService((answer) => answers.push(answer));
  const variables = [{ name: 'once', value: '' }];
  const part: ImportPlan = { workspace: { ...blankWorkspace, variables }, environments: [] };
  const plan = { kind: 'plan', options: { choice: 'mine', customerKey: '', at: '2026-01-01T00:00:00.000Z' } } as const;

  await ask({ kind: 'here', part });
  await ask(plan);
  expect(answers.splice(0)).toEqual([{ kind: 'unplanned' }]);

  await ask({
    kind: 'read',
    source: '{"uri":"assist://a/b"}',
    here: summariseHere({ workspace: blankWorkspace, environments: [] }),
  });
  await ask({ kind: 'here', part });
  await ask(plan);
  const planned = answers.at(-1);
  expect(JSON.parse(planned?.kind === 'planned' ? planned.text : '')).toMatchObject({ workspace: { variables } });
});
