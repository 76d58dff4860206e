import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { blankDraft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { toWorkspaceFile, type WorkspaceFile } from '#app/library/workspace-file.ts';

export const anySiteKey = 'ONE-5BTO1FBU1O-1109';

/** An environment for tests. */
export function makeEnvironment(serverName: string, change: Partial<Environment> = {}): Environment {
  const siteKeys = [{ siteKey: anySiteKey, label: 'Shop' }];
  return { ...blankEnvironment('uat'), name: 'UAT', serverName, siteKeys, ...change };
}

/** A saved request for tests; its name is its id too. */
export function makeRequest(name: string, uri: string, change: Partial<Draft> = {}, folderId: string | null = null) {
  const draft = { ...editUri(blankDraft, uri), ...change };
  return { id: name, name, folderId, draft, usedAt: '2026-01-01T00:00:00.000Z', deletedAt: null };
}

/** A workspace file as the app exports it, with customers and environments. */
export function makeWorkspaceFile(workspace: Partial<Workspace>, environments: readonly Environment[]): WorkspaceFile {
  return toWorkspaceFile({ ...blankWorkspace, ...workspace }, environments, {
    withCustomers: true,
    withEnvironments: true,
  });
}
