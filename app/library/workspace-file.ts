import { z } from 'zod';
import { traceCustomer } from '#app/customer/trace.ts';
import { type Environment, environmentSchema, practiceId } from '#app/environment/environment.ts';
import { folderAndBelow, liveRequests } from './library.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import type { Template } from './template.ts';
import { type Workspace, workspaceSchema } from './workspace.ts';

/** The version of the file that this Tidings writes. */
export const workspaceFileVersion = 1;

/** The file that people share: readable JSON, all that they saved, and nothing of their customers unless they say so. */
export const workspaceFileSchema = z.object({
  /** Always `workspace`; tells the file from other JSON. */
  tidings: z.literal('workspace'),
  version: z.number().int(),
  ...workspaceSchema.shape,
  environments: z.array(environmentSchema).readonly(),
  /** The ids of the requests that stand here without their customer key and tid. */
  withoutCustomer: z.array(z.string()).readonly(),
});

export type WorkspaceFile = Readonly<z.infer<typeof workspaceFileSchema>>;

/** What of a workspace goes into a file. */
export type Chosen = { readonly itemIds: readonly string[] } | { readonly templateId: string };

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
  const requests = liveRequests(workspace);
  const hasCustomer = ({ draft }: SavedRequest) => draft.customerKey !== '' || draft.tid !== '';
  return {
    tidings: 'workspace',
    version: workspaceFileVersion,
    folders: workspace.folders.filter(({ deletedAt }) => deletedAt === null),
    requests: withCustomers ? requests : requests.map(withoutCustomer),
    templates: workspace.templates.filter(({ deletedAt }) => deletedAt === null),
    variables: workspace.variables,
    environments: withEnvironments ? environments.filter(({ id }) => id !== practiceId) : [],
    withoutCustomer: withCustomers ? [] : requests.filter(hasCustomer).map(({ id }) => id),
  };
}

/** A workspace with nothing in it but one template, or some folders and requests, at the top. */
export function onlyChosen(workspace: Workspace, chosen: Chosen, templates: readonly Template[]): Workspace {
  const nothing: Workspace = { folders: [], requests: [], templates: [], variables: [] };
  if ('templateId' in chosen) return { ...nothing, templates: templates.filter(({ id }) => id === chosen.templateId) };
  const tops = new Set(chosen.itemIds);
  const inside = new Set(chosen.itemIds.flatMap((id) => [...folderAndBelow(workspace, id)]));
  const atTop = <T extends Folder | SavedRequest>(item: T): T =>
    tops.has(item.id) ? { ...item, folderId: null } : item;
  const isIn = ({ id, folderId }: SavedRequest) => tops.has(id) || (folderId !== null && inside.has(folderId));
  return {
    ...nothing,
    folders: workspace.folders.filter(({ id }) => inside.has(id)).map(atTop),
    requests: workspace.requests.filter(isIn).map(atTop),
  };
}

/** A saved request whose customer key and tid are gone, wherever in it they stood. */
function withoutCustomer(request: SavedRequest): SavedRequest {
  const { customerKey, tid } = request.draft;
  const isSomebody = (text: string) => text !== '' && !text.includes('{{');
  const known = [customerKey, tid].filter(isSomebody);
  if (known.length === 0) return request;
  const [first = '', ...others] = known;
  const cleared = traceCustomer(first, others).clear(request);
  const emptied = (text: string, before: string) => (isSomebody(before) ? '' : text);
  const { draft } = cleared;
  return {
    ...cleared,
    draft: { ...draft, customerKey: emptied(draft.customerKey, customerKey), tid: emptied(draft.tid, tid) },
  };
}

/** Gives the imported requests that came without a customer the one that the receiver named. */
export function withCustomer(file: WorkspaceFile, customerKey: string): WorkspaceFile {
  if (customerKey === '') return file;
  const requests = file.requests.map((request) => {
    if (!file.withoutCustomer.includes(request.id)) return request;
    return { ...request, draft: { ...request.draft, customerKey } };
  });
  return { ...file, requests };
}
