import type { z } from 'zod';
import { isSomebody } from '#app/customers/named-customers.ts';
import type { Environment } from '#app/environments/environment.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { Template } from '#app/templates/template.ts';
import { isKept } from './alive.ts';
import { folderAndBelow, liveFolders, liveRequests } from './library.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import { templatesUsedIn } from './templates-used.ts';
import { keptOf, wholeWorkspaceFile, type workspaceFileSchema } from './whole-workspace-file.ts';
import { libraryWithoutCustomers } from './without-customer.ts';
import { blankWorkspace, type Workspace } from './workspace.ts';

/** What a workspace file holds. */
export type WorkspaceFile = Readonly<z.infer<typeof workspaceFileSchema>>;

/** What of a workspace goes into a file. */
export type Chosen =
  | { readonly itemIds: readonly string[] }
  | { readonly templateId: string }
  | { readonly storyboard: Storyboard };

export type FileOptions = {
  /** Customer keys and tids go with it. */
  readonly withCustomers: boolean;
  readonly withEnvironments: boolean;
};

/** Makes the file of a workspace. What is in the trash, and Practice, stay at home. */
export function toWorkspaceFile(
  workspace: Workspace,
  environments: readonly Environment[],
  { withCustomers, withEnvironments }: FileOptions,
): WorkspaceFile {
  const whole = wholeWorkspaceFile(workspace, withEnvironments ? environments : []);
  if (withCustomers) return whole;
  const lost = whole.requests.filter(({ draft }) => isSomebody(draft.customerKey));
  return {
    ...whole,
    ...libraryWithoutCustomers(keptOf(workspace), environments, whole.environments),
    withoutCustomer: lost.map(({ id }) => id),
  };
}

/**
 * A workspace with nothing in it but one template or storyboard, or some folders and requests, at the top. The person’s own
 * templates whose forms their events use come with them.
 */
export function onlyChosen(workspace: Workspace, chosen: Chosen, templates: readonly Template[]): Workspace {
  const nothing = blankWorkspace;
  if ('storyboard' in chosen) return withTheirTemplates({ ...nothing, storyboards: [chosen.storyboard] }, workspace);
  if ('templateId' in chosen) return { ...nothing, templates: templates.filter(({ id }) => id === chosen.templateId) };
  const tops = new Set(chosen.itemIds);
  const inside = new Set(chosen.itemIds.flatMap((id) => [...folderAndBelow(workspace, id)]));
  const atTop = <T extends Folder | SavedRequest>(item: T): T =>
    tops.has(item.id) ? { ...item, folderId: null } : item;
  const isIn = ({ id, folderId }: SavedRequest) => tops.has(id) || (folderId !== null && inside.has(folderId));
  const folders = liveFolders(workspace).filter(({ id }) => inside.has(id));
  const requests = liveRequests(workspace).filter(isIn);
  return withTheirTemplates({ ...nothing, folders: folders.map(atTop), requests: requests.map(atTop) }, workspace);
}

function withTheirTemplates(chosen: Workspace, { templates }: Workspace): Workspace {
  const ids = templatesUsedIn(chosen);
  return { ...chosen, templates: templates.filter((one) => isKept(one) && ids.has(one.id)) };
}

/**
 * Gives the imported requests that came without a customer the one that the receiver named. One that still says who it is
 * about, as by a variable, keeps that; an event without a customer stays without one.
 */
export function withCustomer(file: WorkspaceFile, customerKey: string): WorkspaceFile {
  if (customerKey === '') return file;
  const lost = new Set(file.withoutCustomer);
  const requests = file.requests.map((request) => {
    if (!lost.has(request.id) || request.draft.customerKey !== '') return request;
    return { ...request, draft: { ...request.draft, customerKey } };
  });
  return { ...file, requests };
}
