import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { previewImport } from './import-preview.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { summariseHere } from './what-comes.ts';

it('a profile is taken and counted once for each customer, however their key is written', () => {
  const profile = (customerKey: string) => ({ customerKey, name: customerKey, note: '', properties: [] });
  const visitors = ['ada@example.com', 'Bob@example.com', 'bob@example.com', ' BOB@example.com'].map(profile);
  const options = { withCustomers: true, withEnvironments: false };
  const imported = readImport(JSON.stringify(toWorkspaceFile({ ...blankWorkspace, visitors }, [], options)));
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  const here = { workspace: { ...blankWorkspace, visitors: [profile('ADA@example.com')] }, environments: [] };
  const how = { choice: 'mine', customerKey: '', newId: () => 'new', at: '2026-01-01T00:00:00.000Z' } as const;
  expect(planImport(here, imported, how).workspace.visitors.map(({ name }) => name)).toEqual([
    'ADA@example.com',
    ' BOB@example.com',
  ]);
  const preview = previewImport(imported, summariseHere(here));
  expect(preview).toMatchObject({ choices: { mine: { parts: [{ noun: 'customer', count: 1 }] } } });
});

it.each(['mine', 'theirs', 'both'] as const)(
  'with %s, a profile that differs stays as it is here, and that is said',
  (choice) => {
    const profile = (customerKey: string, note: string) => ({ customerKey, name: 'Ada', note, properties: [] });
    const file = (visitors: ReturnType<typeof profile>[]) =>
      readImport(
        JSON.stringify(
          toWorkspaceFile({ ...blankWorkspace, visitors }, [], { withCustomers: true, withEnvironments: false }),
        ),
      );
    const mine = { ...blankWorkspace, visitors: [profile('ada@example.com', 'likes tea')] };
    const summary = summariseHere({ workspace: mine, environments: [] });
    const says = (visitors: ReturnType<typeof profile>[]) => {
      const preview = previewImport(file(visitors), summary);
      return preview.kind === 'ready' ? preview.choices[choice].notTaken.map(({ what }) => what) : [];
    };
    expect(says([profile('Ada@example.com', 'likes coffee')])).toEqual(['The profile of Ada']);
    expect(says([profile('Ada@example.com', 'likes tea')])).toEqual([]);
  },
);
