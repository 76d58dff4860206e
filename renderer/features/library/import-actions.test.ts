import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { showAction } from './import-actions.ts';

const here = { workspace: blankWorkspace, environments: [] };
const request = {
  id: 'r1',
  name: 'Book',
  folderId: null,
  draft: sampleDraft,
  usedAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
};

it('shows the first request that came, or else the environments', () => {
  const environments = [blankEnvironment('e1')];
  const plan = { workspace: { ...blankWorkspace, requests: [request] }, environments };
  expect(showAction(plan, here)).toMatchObject({ type: 'request-opened', request });
  expect(showAction({ workspace: blankWorkspace, environments }, here)).toMatchObject({
    type: 'dialog-shown',
    dialog: { kind: 'environments' },
  });
});

it('has nothing to show where nothing new came', () => {
  const before = { workspace: { ...blankWorkspace, requests: [request] }, environments: [] };
  expect(showAction({ workspace: before.workspace, environments: [] }, before)).toBeNull();
});
