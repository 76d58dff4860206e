import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { firstMade, placeOfImport, showMade } from './import-actions.ts';

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
  expect(firstMade(plan, here)).toEqual({ kind: 'request', id: 'r1' });
  expect(firstMade({ workspace: blankWorkspace, environments }, here)).toEqual({ kind: 'environments' });
});

it('shows a request as it is by now, and none that is gone', () => {
  const made = { kind: 'request', id: 'r1' } as const;
  const changed = { ...request, draft: { ...request.draft, uri: 'a://changed' } };
  const show = (...requests: (typeof request)[]) => showMade(made, { ...blankWorkspace, requests });
  expect(show(changed)).toMatchObject({ type: 'request-opened', request: changed });
  expect(show()).toBeNull();
});

it('has nothing to show where nothing new came', () => {
  const before = { workspace: { ...blankWorkspace, requests: [request] }, environments: [] };
  expect(firstMade({ workspace: before.workspace, environments: [] }, before)).toBeNull();
});

it('selects the one environment that came with requests, where Practice is selected', () => {
  const [one, other] = [blankEnvironment('e1'), blankEnvironment('e2')];
  const workspace = { ...blankWorkspace, requests: [request] };
  expect(placeOfImport({ workspace, environments: [one] }, here, practiceId)).toBe(one);
  expect(placeOfImport({ workspace, environments: [one] }, here, 'uat')).toBeNull();
  expect(placeOfImport({ workspace, environments: [one, other] }, here, practiceId)).toBeNull();
  expect(placeOfImport({ workspace, environments: [one] }, { ...here, environments: [one] }, practiceId)).toBeNull();
  expect(placeOfImport({ workspace: blankWorkspace, environments: [one] }, here, practiceId)).toBeNull();
});
