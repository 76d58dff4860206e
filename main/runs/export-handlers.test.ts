import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { openRunPlace, runEnvironment, runToEnd, setupOf, workspaceOf } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { createRunExportHandlers } from './export-handlers.ts';

/** The calls in a place where the person saves under each name that is proposed. */
async function openExports(workspace: Workspace) {
  const { origin } = await serveEvents();
  const environment = { ...runEnvironment, serverName: origin, variables: [{ name: 'town', value: 'Oslo' }] };
  const { runs } = await openRunPlace(origin, { workspace, environment });
  const folder = mkdtempSync(join(tmpdir(), 'tidings-names-'));
  const handlers = createRunExportHandlers({
    runs,
    planParts: {
      findEnvironment: () => environment,
      workspace: () => workspace,
      storyboards: () => [],
      readExchanges: async function* () {},
      findData: () => null,
      tidUses: async () => [],
    },
    askWhereToSave: async (name) => join(folder, name),
    now: () => new Date('2026-01-01T00:00:00.000Z'),
    newId: () => crypto.randomUUID(),
  });
  return { runs, folder, handlers };
}

const draft = { ...editUri(blankDraft, 'assist://a/b?c={{campaign}}&t={{town}}'), customerKey: 'ada' };
const workspace = { ...workspaceOf(draft), variables: [{ name: 'campaign', value: '1234' }] };

it.each([
  ['CON', /^_CON \d{4}-\d\d-\d\d\.csv$/],
  ['../Spring: "a"', /^_\.\._Spring_ _a_ \d{4}-\d\d-\d\d\.csv$/],
  ['\u{1F697}'.repeat(200), /^_{60} \d{4}-\d\d-\d\d\.csv$/],
])('the report of a run called %j is written under a name that every system takes', async (name, expected) => {
  const { runs, folder, handlers } = await openExports(workspace);
  const runId = await runToEnd(runs, setupOf({ name }));
  const answer = await handlers['run.export']({ runId, format: 'csv', maskCustomers: false, escapeFormulas: false });
  expect(answer.kind === 'exported' && basename(answer.file)).toMatch(expected);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(expected)]);
});

it('the requests for Artillery have the values of their variables in them', async () => {
  const { folder, handlers } = await openExports(workspace);
  const answer = await handlers['run.exportArtillery']({ setup: setupOf({ name: 'aux.' }) });
  expect(answer).toEqual({ kind: 'exported', file: join(folder, '_aux for Artillery') });
  const payload = readFileSync(join(folder, '_aux for Artillery', 'payload.csv'), 'utf8');
  expect(payload).toContain('assist://a/b?c=1234&t=Oslo');
  expect(payload).not.toContain('{{');
});

it('the name of a masked report has no customer in it, also one that its events got from elsewhere', async () => {
  const who = '000345-77-K';
  const { runs, handlers } = await openExports({
    ...workspaceOf({ ...draft, customerKey: '{{who}}' }),
    variables: [...workspace.variables, { name: 'who', value: who }],
  });
  const runId = await runToEnd(runs, setupOf({ name: `Spring for ${who}` }));
  const input = { runId, format: 'csv', escapeFormulas: false } as const;
  const nameOf = async (maskCustomers: boolean) => {
    const answer = await handlers['run.export']({ ...input, maskCustomers });
    return answer.kind === 'exported' ? basename(answer.file) : '';
  };
  expect(await nameOf(false)).toContain(who);
  expect(await nameOf(true)).toMatch(/^Spring for 0_+ \d{4}-\d\d-\d\d\.csv$/);
});
