import { maskCustomerKey, maskCustomersIn } from '#app/event/customer-key.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { neededFor } from '#app/library/needed.ts';
import { wholeWorkspaceFile } from '#app/library/whole-workspace-file.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { proposedName, tabTitle } from '#renderer/state/tab-title.ts';

/** What an open event is called. Customers are masked: whoever sees a crash may not be alone before the screen. */
export function titleInCrash(tab: SavedTab, workspace: Workspace): string {
  const { customerKey } = tab.draft;
  const masked = { ...tab, draft: { ...tab.draft, customerKey: maskCustomerKey(customerKey) } };
  return maskCustomersIn(tabTitle(masked, workspace), [customerKey]);
}

/** Open events as a workspace file, whole: Import brings them back. */
export function draftsFile(tabs: readonly SavedTab[], workspace: Workspace, now: Date): string {
  const requests = tabs.map((tab) => ({
    id: tab.id,
    name: proposedName(tab, workspace),
    folderId: null,
    draft: tab.draft,
    usedAt: now.toISOString(),
    deletedAt: null,
  }));
  const events = { ...blankWorkspace, requests };
  const variables = variablesOf(events, workspace);
  const file = wholeWorkspaceFile({ ...events, variables }, []);
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The variables that the events use; none where finding them fails too, as whatever broke the window may break it. */
function variablesOf(events: Workspace, workspace: Workspace): Workspace['variables'] {
  try {
    return neededFor(events, { variables: workspace.variables, environments: [] }).variables;
  } catch {
    return [];
  }
}
