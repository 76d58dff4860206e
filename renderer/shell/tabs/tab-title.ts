import { titleOf } from '#app/event/title.ts';
import { builtInTemplates } from '#app/library/templates/built-in.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { isUntouched, type Tab } from './tabs-state.ts';

/** What a tab is called: its saved request's name, its template's title, or else what its event is about. */
export function tabTitle({ draft, requestId }: Tab, { requests, templates }: Workspace): string {
  const saved = requests.find(({ id, deletedAt }) => id === requestId && deletedAt === null);
  const template = [...builtInTemplates, ...templates].find(({ id }) => id === draft.templateId);
  return saved?.name ?? template?.title ?? titleOf(draft);
}

/** Whether a tab holds something that is not saved as a request. */
export function isUnsaved(tab: Tab, { requests }: Workspace): boolean {
  const saved = requests.find(({ id, deletedAt }) => id === tab.requestId && deletedAt === null);
  if (saved === undefined) return !isUntouched(tab);
  return saved.draft !== tab.draft && JSON.stringify(saved.draft) !== JSON.stringify(tab.draft);
}
