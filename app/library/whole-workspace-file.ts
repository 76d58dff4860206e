import { z } from 'zod';
import { type Environment, environmentSchema, practiceId } from '#app/environments/environment.ts';
import { networkToShare } from '#app/environments/network.ts';
import { isKept } from './alive.ts';
import { liveFolders, liveRequests } from './library.ts';
import { type Workspace, workspaceSchema } from './workspace.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/** The longest file that is written, in characters, and so the longest that is read. */
export const longestOwnFile = 200_000_000;

/** How a file begins. It is as long as the library that it holds, and may be cut off. */
export const beginsLikeOwnFile = /^\uFEFF?\s*\{\s*"tidings"\s*:/;

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

/** The file of a workspace, with its customers. What is in the trash, and Practice, stay at home. */
export function wholeWorkspaceFile(workspace: Workspace, environments: readonly Environment[]): WorkspaceFile {
  return {
    tidings: 'workspace',
    version: workspaceFileVersion,
    ...keptOf(workspace),
    environments: environments.filter(({ id }) => id !== practiceId).map(toShare),
    withoutCustomer: [],
  };
}

/** What of a workspace is not in the trash. */
export function keptOf(workspace: Workspace): Workspace {
  return {
    folders: liveFolders(workspace),
    requests: liveRequests(workspace),
    templates: workspace.templates.filter(isKept),
    variables: workspace.variables,
    storyboards: workspace.storyboards.filter(isKept),
    visitors: workspace.visitors,
    touchpoints: workspace.touchpoints,
  };
}

/** An environment as others get it. */
function toShare(environment: Environment): Environment {
  return { ...environment, network: networkToShare(environment.network) };
}
