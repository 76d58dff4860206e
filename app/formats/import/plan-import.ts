import { type Environment, foldEnvironmentName } from '#app/environments/environment.ts';
import { withNewColours } from '#app/environments/new-colour.ts';
import { trustSettingsOf, withAcceptedTrust } from '#app/environments/trust-settings.ts';
import type { Draft } from '#app/event/draft.ts';
import { nameOf } from '#app/event/event-title.ts';
import { namesOf, normalName } from '#app/event/variables.ts';
import { isKept } from '#app/library/alive.ts';
import { itemOf, liveItems } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { type WorkspaceFile, withCustomer } from '#app/library/workspace-file.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { withOwnIds } from '#app/storyboards/storyboard-edit.ts';
import { createNamer } from '#app/text/unique-name.ts';
import { mergeTouchpoints } from '#app/touchpoints/merge-touchpoints.ts';
import { createFolderFiller } from './fill-folders.ts';
import { hereAfter } from './here-after.ts';
import { type Importable, type ImportedEvents, type ImportedPart, partsOf } from './imported.ts';
import { visitStoryboard } from './visit-storyboard.ts';
import { type Choice, type Here, summariseHere, whatComesOfEvents, whatComesOfFile } from './what-comes.ts';

/** What the window makes of an import: all of it, or nothing. */
export type ImportPlan = {
  readonly workspace: Workspace;
  /** To be saved besides those that are here; one whose id is here takes its place. */
  readonly environments: readonly Environment[];
};

export type PlanOptions = {
  readonly choice: Choice;
  /** For the requests that came without one; empty for none. */
  readonly customerKey: string;
  /** The keys of the trust settings of its environments that the person accepted; the others are left out. */
  readonly accepted?: readonly string[];
  /** A recorded visit becomes a storyboard too, with its pauses. */
  readonly withVisit?: boolean;
  readonly newId: () => string;
  /** ISO 8601. */
  readonly at: string;
};

/** Works out what an import makes. Nothing that is here is lost: what theirs replace goes to the trash. */
export function planImport(here: Here, given: Importable, options: PlanOptions): ImportPlan {
  let after = here;
  const made = new Map<string, Environment>();
  const parts = partsOf(given);
  const shown = partsShown(parts, options.choice);
  for (const [at, { imported }] of parts.entries()) {
    const plan =
      imported.kind === 'workspace'
        ? planWorkspace(after, withCustomer(imported.file, options.customerKey), {
            ...options,
            accepted: acceptedOf(imported.file, options, ({ id }) => shown.get(id) === at),
          })
        : planEvents(after, imported, options);
    for (const one of plan.environments) made.set(one.id, one);
    after = hereAfter(after, plan);
  }
  return { workspace: after.workspace, environments: [...made.values()] };
}

/** Of several files with the same environment, the one whose settings the person was shown, by the environment's id. */
function partsShown(parts: readonly ImportedPart[], choice: Choice): ReadonlyMap<string, number> {
  const places = parts.flatMap(({ imported }, at) =>
    imported.kind === 'workspace' ? imported.file.environments.map(({ id }) => [id, at] as const) : [],
  );
  return new Map(choice === 'mine' ? places.toReversed() : places);
}

function acceptedOf(
  { environments }: WorkspaceFile,
  { accepted = [] }: PlanOptions,
  isShown: (environment: Environment) => boolean,
): readonly string[] {
  const keys = new Set(environments.filter(isShown).flatMap((one) => trustSettingsOf(one).map(({ key }) => key)));
  return accepted.filter((key) => keys.has(key));
}

function planEvents(here: Here, imported: ImportedEvents, { newId, at, withVisit = false }: PlanOptions): ImportPlan {
  const comes = whatComesOfEvents(summariseHere(here), imported);
  const environments = comes.environments.map(({ form: _, ...one }): Environment => ({ ...one, id: newId() }));
  const folders = createFolderFiller(here.workspace);
  for (const { folder, name, draft } of comes.requests)
    folders.addRequest({
      id: newId(),
      name: name === '' ? nameOf(draft) : name,
      folderId: folders.folderAt(folder, newId),
      draft,
      usedAt: at,
      deletedAt: null,
    });
  const variables = [...here.workspace.variables, ...comes.variables];
  return {
    workspace: {
      ...here.workspace,
      ...folders.filled(),
      variables,
      ...(withVisit && { storyboards: withVisitIn(here.workspace.storyboards, comes.requests, newId) }),
    },
    environments: withNewColours(withFreeNames(environments, here.environments), here.environments),
  };
}

function withVisitIn(
  ours: readonly Storyboard[],
  requests: ImportedEvents['requests'],
  newId: () => string,
): readonly Storyboard[] {
  const visit = visitStoryboard(requests, newId);
  if (visit === null) return ours;
  const give = createNamer(ours.filter(isKept).map(({ title }) => title));
  return [...ours, { ...visit, title: give(visit.title) }];
}

function planWorkspace(here: Here, file: WorkspaceFile, { choice, newId, at, accepted = [] }: PlanOptions): ImportPlan {
  const summary = summariseHere(here);
  const comes = whatComesOfFile(summary, file, choice);
  const fresh = new Map<string, string>();
  const { folders: comingFolders, requests, templates, storyboards, environments } = comes;
  for (const { id } of [...comingFolders, ...requests, ...templates, ...storyboards, ...environments])
    if (summary.ids.has(id) && (choice === 'both' || (choice === 'mine' && summary.trashed.has(id))))
      fresh.set(id, newId());
  const idFor = (id: string) => fresh.get(id) ?? id;
  const placed = <T extends { readonly id: string; readonly folderId: string | null }>(item: T): T => ({
    ...item,
    id: idFor(item.id),
    folderId: item.folderId === null ? null : idFor(item.folderId),
  });
  const ofTemplate = (draft: Draft): Draft =>
    draft.templateId === null ? draft : { ...draft, templateId: idFor(draft.templateId) };

  const coming = new Set([...comingFolders, ...requests, ...templates, ...storyboards].map(({ id }) => id));
  const before = choice === 'theirs' ? trashReplaced(here.workspace, coming, { newId, at }) : here.workspace;
  const folders = createFolderFiller(before);
  for (const folder of comingFolders) folders.addFolder(placed(folder));
  for (const request of requests) folders.addRequest({ ...placed(request), draft: ofTemplate(request.draft) });
  const giveTitle = createNamer(before.templates.filter(isKept).map(({ title }) => title));
  const replaced = namesOf(comes.variables);
  const workspace = {
    ...before,
    ...folders.filled(),
    templates: [
      ...before.templates,
      ...templates.map((one) => ({ ...one, id: idFor(one.id), title: giveTitle(one.title) })),
    ],
    variables: [...before.variables.filter(({ name }) => !replaced.has(normalName(name))), ...comes.variables],
    storyboards: joinStoryboards(before.storyboards, storyboards, { idFor, ofTemplate, newId }),
    visitors: [...before.visitors, ...comes.visitors],
    touchpoints: mergeTouchpoints(before.touchpoints, comes.touchpoints, {
      sameName: choice === 'theirs' ? 'replace' : 'both',
      newId,
    }),
  };
  const yes = new Set(accepted);
  const replacedBy = ({ id }: Environment) => (fresh.has(id) ? null : here.environments.find((one) => one.id === id));
  const made = environments.map((one) => ({
    ...withAcceptedTrust(one, yes, replacedBy(one) ?? null),
    id: idFor(one.id),
  }));
  const ids = new Set(made.map(({ id }) => id));
  const others = here.environments.filter(({ id }) => !ids.has(id));
  return { workspace, environments: withFreeNames(made, others) };
}

/** Moves what theirs replace to the trash, under new ids. */
function trashReplaced(
  workspace: Workspace,
  ids: ReadonlySet<string>,
  { newId, at }: { readonly newId: () => string; readonly at: string },
): Workspace {
  const away = <T extends { readonly id: string; readonly deletedAt: string | null }>(item: T): T =>
    ids.has(item.id) ? { ...item, id: newId(), deletedAt: item.deletedAt ?? at } : item;
  const alive = new Set(liveItems(workspace).map((item) => itemOf(item).id));
  // What is in the trash with its folder stays there, though a folder of theirs takes that one's place.
  const asleep = <T extends { readonly id: string; readonly deletedAt: string | null }>(item: T): T =>
    alive.has(item.id) || item.deletedAt !== null ? item : { ...item, deletedAt: at };
  // Requests of mine may be in a folder that is replaced by one of the same id: they stay in it.
  return {
    ...workspace,
    folders: workspace.folders.filter(({ id }) => !ids.has(id)).map(asleep),
    requests: workspace.requests.map(asleep).map(away),
    templates: workspace.templates.map(away),
    storyboards: workspace.storyboards.map(away),
  };
}

type Coming = {
  readonly idFor: (id: string) => string;
  readonly ofTemplate: (draft: Draft) => Draft;
  readonly newId: () => string;
};

/** A step or cast member whose id already exists here gets a new one: ids are looked up everywhere. */
function joinStoryboards(
  ours: readonly Storyboard[],
  theirs: readonly Storyboard[],
  { idFor, ofTemplate, newId }: Coming,
): readonly Storyboard[] {
  const give = createNamer(ours.filter(isKept).map(({ title }) => title));
  const taken = new Set(ours.flatMap(innerIds));
  const joined = theirs.map((one) => {
    const own = innerIds(one);
    const isFree = own.every((id) => !taken.has(id)) && new Set(own).size === own.length;
    const storyboard = { ...(isFree ? one : withOwnIds(one, newId)), id: idFor(one.id), title: give(one.title) };
    for (const id of innerIds(storyboard)) taken.add(id);
    const steps = storyboard.steps.map((step) =>
      step.kind === 'event' ? { ...step, draft: ofTemplate(step.draft) } : step,
    );
    return { ...storyboard, steps };
  });
  return [...ours, ...joined];
}

function innerIds({ cast, steps }: Storyboard): readonly string[] {
  return [...cast, ...steps].map(({ id }) => id);
}

function withFreeNames(made: readonly Environment[], here: readonly Environment[]): readonly Environment[] {
  const give = createNamer(
    here.map(({ name }) => name),
    foldEnvironmentName,
  );
  return made.map((environment) => ({ ...environment, name: give(environment.name) }));
}
