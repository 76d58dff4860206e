import { z } from 'zod';
import { type Environment, environmentSchema, practiceId } from '#app/environments/environment.ts';
import { networkToShare } from '#app/environments/network.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { Template } from '#app/templates/template.ts';
import { isKept } from './alive.ts';
import { isSomebody } from './customers-in.ts';
import { folderAndBelow, liveFolders, liveRequests } from './library.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import { libraryWithoutCustomers } from './without-customer.ts';
import { blankWorkspace, type Workspace, workspaceSchema } from './workspace.ts';

/** The longest file that is written, in characters, and so the longest that is read. */
export const longestOwnFile = 200_000_000;

/** The version of the file that this Tidings writes. */
export const workspaceFileVersion = 1;

/** The file that people share: readable JSON, all that they saved, and nothing of their customers unless they say so. */
export const workspaceFileSchema = z.object({
  /** Always `workspace`; distinguishes the file from other JSON. */
  tidings: z.literal('workspace'),
  version: z.number().int(),
  ...workspaceSchema.shape,
  environments: z.array(environmentSchema).readonly(),
  /** The ids of the requests that are here without the customer key that they had. */
  withoutCustomer: z.array(z.string()).readonly(),
});

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
  const live: Workspace = {
    folders: liveFolders(workspace),
    requests: liveRequests(workspace),
    templates: workspace.templates.filter(isKept),
    variables: workspace.variables,
    storyboards: workspace.storyboards.filter(isKept),
    visitors: workspace.visitors,
    touchpoints: workspace.touchpoints,
  };
  const shared = withEnvironments ? environments.filter(({ id }) => id !== practiceId).map(toShare) : [];
  const lost = live.requests.filter(({ draft }) => isSomebody(draft.customerKey));
  return {
    tidings: 'workspace',
    version: workspaceFileVersion,
    ...(withCustomers ? { ...live, environments: shared } : libraryWithoutCustomers(live, environments, shared)),
    withoutCustomer: withCustomers ? [] : lost.map(({ id }) => id),
  };
}

/** An environment as others get it. */
function toShare(environment: Environment): Environment {
  return { ...environment, network: networkToShare(environment.network) };
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

/** The ids of the templates whose forms some events use. */
export function templatesUsedIn({
  requests,
  storyboards,
}: Pick<Workspace, 'requests' | 'storyboards'>): ReadonlySet<string> {
  const steps = storyboards.flatMap((one) => one.steps.flatMap((step) => (step.kind === 'event' ? [step] : [])));
  return new Set(
    [...requests, ...steps].flatMap(({ draft: { templateId } }) => (templateId === null ? [] : [templateId])),
  );
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
