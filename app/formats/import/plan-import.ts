import type { Environment } from '#app/environment/environment.ts';
import { titleOf } from '#app/event/title.ts';
import type { Variable } from '#app/event/variables.ts';
import { createNameGiver, freeName } from '#app/library/free-name.ts';
import type { Storyboard } from '#app/library/storyboard.ts';
import type { VisitorProfile } from '#app/library/visitor-profile.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { type WorkspaceFile, withCustomer } from '#app/library/workspace-file.ts';
import { createFolderFiller } from './fill-folders.ts';
import type { Imported } from './read-import.ts';

/** What happens to things that are here already under the same id: mine stay, theirs come in their place, or both. */
export type Choice = 'mine' | 'theirs' | 'both';

/** What stands here before an import. */
export type Here = { readonly workspace: Workspace; readonly environments: readonly Environment[] };

/** What the window makes of an import: all of it, or nothing. */
export type ImportPlan = {
  readonly workspace: Workspace;
  /** To be saved besides those that are here. */
  readonly environments: readonly Environment[];
};

export type PlanOptions = {
  readonly choice: Choice;
  /** For the requests that came without one; empty for none. */
  readonly customerKey: string;
  readonly newId: () => string;
  /** ISO 8601. */
  readonly at: string;
};

/** The ids of all that is here; the trash counts. */
export function idsHere({ workspace, environments }: Here): ReadonlySet<string> {
  return idsOf({ ...workspace, environments });
}

/** How many things of a file are among those with these ids. */
export function countClashes(own: ReadonlySet<string>, file: WorkspaceFile): number {
  return [...idsOf(file)].filter((id) => own.has(id)).length;
}

/** Works out what an import makes. Nothing that is here is lost: what theirs replace goes to the trash. */
export function planImport(
  here: Here,
  imported: Exclude<Imported, { kind: 'unreadable' }>,
  options: PlanOptions,
): ImportPlan {
  if (imported.kind === 'workspace')
    return planWorkspace(here, withCustomer(imported.file, options.customerKey), options);
  const { newId, at } = options;
  const environments = imported.environments
    // One that is here with the same server, site keys and variables would only be a twin.
    .filter((one) => !here.environments.some((other) => other.serverName === one.serverName && hasAll(other, one)))
    .map((one): Environment => ({ ...one, id: newId() }));
  const folders = createFolderFiller(here.workspace);
  for (const { folder, name, draft } of imported.requests)
    folders.addRequest({
      id: newId(),
      name: name === '' ? titleOf(draft) : name,
      folderId: folders.folderAt(folder, newId),
      draft,
      usedAt: at,
      deletedAt: null,
    });
  const variables = joinVariables(here.workspace.variables, imported.variables);
  return {
    workspace: { ...here.workspace, ...folders.filled(), variables },
    environments: withFreeNames(environments, here.environments),
  };
}

function planWorkspace(here: Here, file: WorkspaceFile, { choice, newId, at }: PlanOptions): ImportPlan {
  const own = idsHere(here);
  const fresh = new Map<string, string>();
  if (choice === 'both') for (const id of idsOf(file)) if (own.has(id)) fresh.set(id, newId());
  const idFor = (id: string) => fresh.get(id) ?? id;
  const comes = ({ id }: { readonly id: string }) => choice !== 'mine' || !own.has(id);
  const placed = <T extends { readonly id: string; readonly folderId: string | null }>(item: T): T => ({
    ...item,
    id: idFor(item.id),
    folderId: item.folderId === null ? null : idFor(item.folderId),
  });

  const before = choice === 'theirs' ? makeWay(here.workspace, idsOf(file), newId, at) : here.workspace;
  const folders = createFolderFiller(before);
  for (const folder of file.folders.filter(comes)) folders.addFolder(placed(folder));
  for (const request of file.requests.filter(comes)) {
    const { draft } = request;
    const templateId = draft.templateId === null ? null : idFor(draft.templateId);
    folders.addRequest({ ...placed(request), draft: { ...draft, templateId } });
  }
  const templates = file.templates.filter(comes).map((template) => ({ ...template, id: idFor(template.id) }));
  const titles = before.templates.map(({ title }) => title);
  const workspace = {
    ...before,
    ...folders.filled(),
    templates: [
      ...before.templates,
      ...templates.map((template) => ({ ...template, title: freeName(template.title, titles) })),
    ],
    variables: joinVariables(before.variables, file.variables),
    storyboards: joinStoryboards(before.storyboards, file.storyboards.filter(comes), idFor),
    visitors: joinVisitors(before.visitors, file.visitors),
  };
  // An environment of the same id is never replaced: it may be the one that the person sends to.
  const environments = file.environments
    .filter((one) => choice === 'both' || !own.has(one.id))
    .map((one) => ({ ...one, id: idFor(one.id) }));
  return { workspace, environments: withFreeNames(environments, here.environments) };
}

/** Moves what theirs replace to the trash, under ids of its own. */
function makeWay(workspace: Workspace, ids: ReadonlySet<string>, newId: () => string, at: string): Workspace {
  const away = <T extends { readonly id: string; readonly deletedAt: string | null }>(item: T): T =>
    ids.has(item.id) ? { ...item, id: newId(), deletedAt: item.deletedAt ?? at } : item;
  // Requests of theirs may be in a folder of ours that is replaced by one of the same id: they stay in it.
  return {
    ...workspace,
    folders: workspace.folders.filter(({ id }) => !ids.has(id)),
    requests: workspace.requests.map(away),
    templates: workspace.templates.map(away),
    storyboards: workspace.storyboards.map(away),
  };
}

function joinStoryboards(
  ours: readonly Storyboard[],
  theirs: readonly Storyboard[],
  idFor: (id: string) => string,
): readonly Storyboard[] {
  const joined = [...ours];
  for (const storyboard of theirs) {
    const titles = joined.filter(({ deletedAt }) => deletedAt === null).map(({ title }) => title);
    const steps = storyboard.steps.map((step) =>
      step.kind === 'event' && step.draft.templateId !== null
        ? { ...step, draft: { ...step.draft, templateId: idFor(step.draft.templateId) } }
        : step,
    );
    joined.push({ ...storyboard, id: idFor(storyboard.id), title: freeName(storyboard.title, titles), steps });
  }
  return joined;
}

/** One profile a customer key. Ours stays: there is no trash that it could be found in again. */
function joinVisitors(ours: readonly VisitorProfile[], theirs: readonly VisitorProfile[]): readonly VisitorProfile[] {
  const keys = new Set(ours.map(({ customerKey }) => customerKey));
  return [...ours, ...theirs.filter(({ customerKey }) => !keys.has(customerKey))];
}

/** Ours, then those of theirs whose names we do not have. */
function joinVariables(ours: readonly Variable[], theirs: readonly Variable[]): readonly Variable[] {
  const names = new Set(ours.map(({ name }) => name));
  return [...ours, ...theirs.filter(({ name }) => !names.has(name))];
}

function withFreeNames(made: readonly Environment[], here: readonly Environment[]): readonly Environment[] {
  const give = createNameGiver(here.map(({ name }) => name));
  return made.map((environment) => ({ ...environment, name: give(environment.name) }));
}

function hasAll(there: Environment, wanted: Omit<Environment, 'id'>): boolean {
  const keys = there.siteKeys.map(({ siteKey }) => siteKey);
  const names = there.variables.map(({ name }) => name);
  return (
    wanted.siteKeys.every(({ siteKey }) => keys.includes(siteKey)) &&
    wanted.variables.every(({ name }) => names.includes(name))
  );
}

type Identified = readonly { readonly id: string }[];

function idsOf(
  parts: Readonly<Record<'folders' | 'requests' | 'templates' | 'storyboards' | 'environments', Identified>>,
): Set<string> {
  const { folders, requests, templates, storyboards, environments } = parts;
  return new Set([...folders, ...requests, ...templates, ...storyboards, ...environments].map(({ id }) => id));
}
