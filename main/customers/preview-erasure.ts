import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { draftSchema } from '#app/event/draft.ts';
import { savedSearchSchema } from '#app/history/saved-search.ts';
import type { Output } from '#app/ipc/contract.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import { type Show, showsWithout } from '#app/storyboards/show.ts';
import { showUnderWayWithout } from '#app/storyboards/show-under-way.ts';
import { eraseInRuns } from '#main/runs/erase-in-runs.ts';
import { environmentsWith } from './erase-in-stores.ts';
import { searchFiles } from './erasure/files.ts';
import type { ErasureParts } from './erasure-parts.ts';
import { type ErasureWatch, filesOrder, formatLeft, searchHistory } from './search-customer.ts';

/** Counts what an erasure would change, without changing it. */
export async function previewErasure(
  parts: ErasureParts,
  matcher: CustomerMatcher,
  watch: ErasureWatch,
): Promise<Output<'customer.preview'>> {
  const { tabs, workspace } = parts.stores;
  const { own, mentions, unread } = await searchHistory(parts.past.history, matcher, watch.signal);
  const { found, left } = await searchFiles(filesOrder(parts, matcher, watch));
  const { runs, problems } = await eraseInRuns(parts.runStore, matcher, false);
  const { tabs: all, problems: unreadTabs } = await tabs.list();
  const open = all.filter(({ draft }) => matcher.whose(draft) === 'own' || matcher.isIn(draftSchema, draft));
  return {
    exchanges: own.size,
    mentions: mentions.size,
    openEvents: open.length,
    savedThings:
      countSavedThings(workspace.read(), matcher) +
      countShows(parts.stores, matcher) +
      countSearches(parts.stores, matcher) +
      environmentsWith(parts.stores.environments, matcher).length +
      countSuggestions(parts.stores, matcher),
    runs,
    otherFiles: found.length,
    grade: matcher.grade,
    unread: [...unread, ...unreadTabs, ...problems, ...formatLeft(left)],
    isCancelled: false,
  };
}

/** The preview when the search was stopped or failed. */
export const emptyPreview = {
  exchanges: 0,
  mentions: 0,
  openEvents: 0,
  savedThings: 0,
  runs: 0,
  otherFiles: 0,
  grade: 'telling',
} as const;

function countShows({ shows, showUnderWay }: ErasureParts['stores'], matcher: CustomerMatcher): number {
  const hasCustomer = (show: Show) => showsWithout([show], matcher)[0] !== show;
  const underWay = showUnderWay.read();
  const isIn = underWay !== null && showUnderWayWithout(underWay, matcher) === null;
  return shows.read().filter(hasCustomer).length + (isIn ? 1 : 0);
}

function countSearches({ settings }: ErasureParts['stores'], matcher: CustomerMatcher): number {
  const all = settings?.read().searches ?? [];
  return all.filter((one) => matcher.isIn(savedSearchSchema, one)).length;
}

/** Names that were sent, with their values. */
function countSuggestions({ catalogue }: ErasureParts['stores'], matcher: CustomerMatcher): number {
  return catalogue.read().filter((entry) => matcher.isIn(catalogueSchema, [entry])).length;
}

function countSavedThings(kept: Workspace, matcher: CustomerMatcher): number {
  const { requests, templates, variables, folders, storyboards, visitors, touchpoints } = workspaceSchema.shape;
  const lists = [
    [requests, kept.requests],
    [templates, kept.templates],
    [variables, kept.variables],
    [folders, kept.folders],
    [storyboards, kept.storyboards],
    [visitors, kept.visitors],
    [touchpoints, kept.touchpoints],
  ] as const;
  return lists.reduce((sum, [schema, all]) => sum + all.filter((one) => matcher.isIn(schema, [one])).length, 0);
}
