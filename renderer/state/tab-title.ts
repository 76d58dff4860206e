import { nameOf, titleOf } from '#app/event/event-title.ts';
import type { SavedTab } from '#app/event/tab.ts';
import type { SentIn } from '#app/exchange/exchange.ts';
import { findLiveRequest } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { findEventStep } from '#app/library/workspace-storyboards.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { shorten } from '#app/text/shorten.ts';
import { isUntouched, type Tab } from './tabs-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** What a tab is called: as what it is from, or else what its event is about. */
export function tabTitle(tab: SavedTab, workspace: Workspace): string {
  return shorten(originOf(tab, workspace) ?? titleOf(tab.draft));
}

/** The name that a tab's event is proposed to be kept by. */
export function proposedName(tab: SavedTab, workspace: Workspace): string {
  return originOf(tab, workspace) ?? nameOf(tab.draft);
}

/** What a tab is from: its saved request's name, its step's title, or its template's; null when it is from none. */
export function originOf({ draft, requestId, stepId }: SavedTab, workspace: Workspace): string | null {
  const { templates } = workspace;
  const saved = findLiveRequest(workspace, requestId);
  const template = [...builtInTemplates, ...templates].find(({ id }) => id === draft.templateId);
  return saved?.name ?? findEventStep(workspace, stepId)?.step.title ?? template?.title ?? null;
}

/** What a tab's event is from, and the storyboard that it is a step of, as a send records them. */
export function sentFrom(
  { tabs, workspace }: Pick<WorkbenchState, 'tabs' | 'workspace'>,
  tabId: string,
): { from?: string; storyboard?: SentIn } {
  const sender = tabs.open.find(({ id }) => id === tabId);
  const from = sender === undefined ? null : originOf(sender, workspace);
  const sentIn = findEventStep(workspace, sender?.stepId)?.storyboard;
  return {
    ...(from !== null && { from }),
    ...(sentIn !== undefined && { storyboard: { id: sentIn.id, title: sentIn.title } }),
  };
}

/** Whether a tab holds something that is not saved as a request or a step. */
export function isUnsaved(tab: Tab, workspace: Workspace): boolean {
  const step = findEventStep(workspace, tab.stepId)?.step;
  // A step is saved without a tid.
  const ofStep = step === undefined ? undefined : { ...step.draft, tid: tab.draft.tid };
  const saved = findLiveRequest(workspace, tab.requestId)?.draft ?? ofStep;
  if (saved === undefined) return !isUntouched(tab);
  return saved !== tab.draft && JSON.stringify(saved) !== JSON.stringify(tab.draft);
}
