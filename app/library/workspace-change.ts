import { z } from 'zod';
import { customerProfileSchema } from '#app/customers/customer-profile.ts';
import { variableSchema } from '#app/event/variables.ts';
import { storyboardSchema } from '#app/storyboards/storyboard.ts';
import { templateSchema } from '#app/templates/template.ts';
import { touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { folderSchema, savedRequestSchema } from './saved-request.ts';
import type { Workspace } from './workspace.ts';

/** What became of a list: the items that are new or different, and the ids of all in order, null while that is the same. */
const listChange = <T extends z.ZodType>(item: T) =>
  z.object({ put: z.array(item).readonly(), order: z.array(z.string()).readonly().nullable() }).optional();

/** What became of a workspace. What is left out is as it was; lists whose items have no ids are there whole. */
export const workspaceChangeSchema = z.object({
  folders: listChange(folderSchema),
  requests: listChange(savedRequestSchema),
  templates: listChange(templateSchema),
  storyboards: listChange(storyboardSchema),
  variables: z.array(variableSchema).readonly().optional(),
  visitors: z.array(customerProfileSchema).readonly().optional(),
  touchpoints: z.array(touchpointSchema).readonly().optional(),
});

export type WorkspaceChange = Readonly<z.infer<typeof workspaceChangeSchema>>;

type Item = { readonly id: string };
type ListChange<T> = { readonly put: readonly T[]; readonly order: readonly string[] | null };

/** What turns one workspace into another; null when two items have the same id. */
export function changeBetween(before: Workspace, after: Workspace): WorkspaceChange | null {
  const isTold = (['folders', 'requests', 'templates', 'storyboards'] as const).every(
    (name) => before[name] === after[name] || (haveOwnIds(before[name]) && haveOwnIds(after[name])),
  );
  if (!isTold) return null;
  return {
    folders: listChangeBetween(before.folders, after.folders),
    requests: listChangeBetween(before.requests, after.requests),
    templates: listChangeBetween(before.templates, after.templates),
    storyboards: listChangeBetween(before.storyboards, after.storyboards),
    variables: before.variables === after.variables ? undefined : after.variables,
    visitors: before.visitors === after.visitors ? undefined : after.visitors,
    touchpoints: before.touchpoints === after.touchpoints ? undefined : after.touchpoints,
  };
}

/** A workspace after a change; null when the change is of another one, that has items which this one has not. */
export function applyChange(workspace: Workspace, change: WorkspaceChange): Workspace | null {
  const folders = changedList(workspace.folders, change.folders);
  const requests = changedList(workspace.requests, change.requests);
  const templates = changedList(workspace.templates, change.templates);
  const storyboards = changedList(workspace.storyboards, change.storyboards);
  if (folders === null || requests === null || templates === null || storyboards === null) return null;
  const {
    variables = workspace.variables,
    visitors = workspace.visitors,
    touchpoints = workspace.touchpoints,
  } = change;
  return { folders, requests, templates, storyboards, variables, visitors, touchpoints };
}

function haveOwnIds(items: readonly Item[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}

/** An item that did not change is the very same one in both. */
function listChangeBetween<T extends Item>(before: readonly T[], after: readonly T[]): ListChange<T> | undefined {
  if (before === after) return undefined;
  const kept = new Set(before);
  const put = after.filter((item) => !kept.has(item));
  const isSameOrder = before.length === after.length && before.every(({ id }, index) => id === after[index]?.id);
  return { put, order: isSameOrder ? null : after.map(({ id }) => id) };
}

function changedList<T extends Item>(before: readonly T[], change: ListChange<T> | undefined): readonly T[] | null {
  if (change === undefined) return before;
  const items = new Map(before.map((item) => [item.id, item]));
  const order = change.order ?? before.map(({ id }) => id);
  if (change.order === null && change.put.some(({ id }) => !items.has(id))) return null;
  for (const item of change.put) items.set(item.id, item);
  const after = order.flatMap((id) => items.get(id) ?? []);
  return after.length === order.length ? after : null;
}
