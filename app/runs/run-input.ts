import { nameOf } from '#app/event/event-title.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { liveFolders, liveRequests } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import { requestsBelow } from '#app/library/tree-order.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { draftOfStep } from '#app/storyboards/storyboard-edit.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
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
      const name = liveFolders(workspace).find(({ id }) => id === source.folderId)?.name ?? '(deleted)';
      const requests = requestsBelow(workspace, source.folderId);
      return { name: `folder ${name}`, requests: requests.map(toRunRequest) };
    }
    case 'history':
      return {
        name: `${formatCount(exchanges.length, 'event')} from the history`,
        requests: eventsOfHistory(exchanges),
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

function eventsOfHistory(exchanges: readonly Exchange[]): readonly RunRequest[] {
  const sorted = exchanges.toSorted((a, b) => compareTexts(a.sentAt, b.sentAt));
  const firstMs = Date.parse(sorted[0]?.sentAt ?? '');
  return sorted.map(({ id, draft, sentAt }) => {
    return { id, name: nameOf(draft), draft, cast: null, atMs: Date.parse(sentAt) - firstMs };
  });
}

/**
 * The events of a storyboard, each as the member of the cast that it happens to. Its pauses are the time between them; one
 * without pauses has no times.
 */
function eventsOf({ steps, cast }: Storyboard): readonly RunRequest[] {
  const hasPauses = hasPausesBetween(steps);
  let passedMs = 0;
  return steps.flatMap((step): RunRequest | readonly [] => {
    if (step.kind === 'pause') passedMs += step.playMs;
    if (step.kind !== 'event') return [];
    const member = cast.find(({ id }) => id === step.castId) ?? null;
    const key = member?.customerKey ?? step.draft.customerKey;
    const draft = draftOfStep(step, member, key, '');
    return { id: step.id, name: step.title, draft, cast: member?.id ?? null, ...(hasPauses && { atMs: passedMs }) };
  });
}

/** Whether time passes between two events of a storyboard. */
export function hasPausesBetween(steps: Storyboard['steps']): boolean {
  const last = steps.findLastIndex(({ kind }) => kind === 'event');
  const first = steps.findIndex(({ kind }) => kind === 'event');
  return steps.slice(first, last + 1).some((step) => step.kind === 'pause' && step.playMs > 0);
}
