import { nameOf } from '#app/event/event-title.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { folderAndBelow, liveFolders, liveRequests } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { draftOfStep } from '#app/storyboards/storyboard-edit.ts';
import type { RunInput, RunRequest } from './run.ts';

/** The content of a source: its name in words, and the events to send. */
export type RunInputReading = { readonly name: string; readonly requests: readonly RunRequest[] };

/**
 * The events of a source, in the order that they are shown in. None when it is not there any more.
 * @param storyboards those that come with Tidings and the person's own
 * @param exchanges those of a selection of the history; they go again oldest first
 */
export function readRunInput(
  source: RunInput,
  workspace: Workspace,
  storyboards: readonly Storyboard[],
  exchanges: readonly Exchange[],
): RunInputReading {
  switch (source.kind) {
    case 'request': {
      const requests = liveRequests(workspace).filter(({ id }) => id === source.requestId);
      return { name: `request ${requests[0]?.name ?? '(deleted)'}`, requests: requests.map(toRunRequest) };
    }
    case 'folder': {
      const inside = folderAndBelow(workspace, source.folderId);
      const name = liveFolders(workspace).find(({ id }) => id === source.folderId)?.name ?? '(deleted)';
      const requests = liveRequests(workspace).filter(({ folderId }) => folderId !== null && inside.has(folderId));
      return { name: `folder ${name}`, requests: requests.map(toRunRequest) };
    }
    case 'history':
      return {
        name: `${formatCount(exchanges.length, 'event')} from the history`,
        requests: exchanges
          .toSorted((a, b) => a.sentAt.localeCompare(b.sentAt))
          .map(({ id, draft }) => ({ id, name: nameOf(draft), draft, cast: null })),
      };
    case 'storyboard': {
      const storyboard = storyboards.find(({ id }) => id === source.storyboardId);
      return {
        name: `storyboard ${storyboard?.title ?? '(deleted)'}`,
        requests: storyboard === undefined ? [] : eventsOf(storyboard),
      };
    }
  }
}

function toRunRequest({ id, name, draft }: SavedRequest): RunRequest {
  return { id, name, draft, cast: null };
}

/** The events of a storyboard, each as the member of the cast that it happens to. Notes and pauses are for people. */
function eventsOf({ steps, cast }: Storyboard): readonly RunRequest[] {
  return steps.flatMap((step): RunRequest | readonly [] => {
    if (step.kind !== 'event') return [];
    const member = cast.find(({ id }) => id === step.castId) ?? null;
    const key = member?.customerKey ?? step.draft.customerKey;
    return { id: step.id, name: step.title, draft: draftOfStep(step, member, key, ''), cast: member?.id ?? null };
  });
}
