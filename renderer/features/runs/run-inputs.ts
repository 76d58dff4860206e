import { isKept } from '#app/library/alive.ts';
import { liveFolders, liveRequests, pathOf } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { RunInput } from '#app/runs/run.ts';
import { readRunInput } from '#app/runs/run-input.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { SourceChoice } from './run-source.ts';

/** Everything saved that a run can send: folders, requests and storyboards, where they have an event in them. */
export function runSources(workspace: Workspace, storyboards: readonly Storyboard[]): readonly SourceChoice[] {
  const choice = (group: string, name: string, source: RunInput): SourceChoice => ({
    source,
    name,
    group,
    drafts: readRunInput(source, workspace, storyboards, []).requests.map(({ draft }) => draft),
  });
  const folders = liveFolders(workspace).map(({ id }) =>
    choice('Folders', pathOf(workspace, id).join(' / '), { kind: 'folder', folderId: id }),
  );
  const requests = liveRequests(workspace).map(({ id, name, folderId }) =>
    choice('Saved requests', [...pathOf(workspace, folderId), name].join(' / '), { kind: 'request', requestId: id }),
  );
  const boards = storyboards
    .filter(isKept)
    .map(({ id, title }) => choice('Storyboards', title, { kind: 'storyboard', storyboardId: id }));
  return [...folders, ...requests, ...boards].filter(({ drafts }) => drafts.length > 0);
}
