import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { foldKey } from '#app/event/customer-key.ts';
import { renameVariables } from '#app/event/draft-texts.ts';
import { tokensFor } from '#app/event/tokens.ts';
import { normalName, type Variable, valuesByName } from '#app/event/variables.ts';
import { isSame } from '#app/is-same.ts';
import { aliveOf, isKept } from '#app/library/alive.ts';
import { liveFolders } from '#app/library/library.ts';
import { templatesUsedIn } from '#app/library/templates-used.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import type { TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { describeForm, isSameForm } from './body-form.ts';
import { addFolders, addWays, type FolderPaths } from './folder-paths.ts';
import type { ImportedEnvironment, NotTaken } from './found.ts';
import type { ImportedEvents, ImportedRequest } from './imported.ts';
import { type HereEnvironment, isTwin } from './is-twin.ts';
import { nameApart, renamedNotes, setByEach, withRenamed } from './join-found.ts';
import { whatComesOfTouchpoints } from './touchpoints-come.ts';

/** What happens to things that are here already under the same id: mine stay, theirs come in their place, or both. */
export type Choice = 'mine' | 'theirs' | 'both';

/** What is here before an import. */
export type Here = { readonly workspace: Workspace; readonly environments: readonly Environment[] };

/** As much of what is here as decides what comes of an import. */
export type HereSummary = {
  /** Of everything, the trash included. */
  readonly ids: ReadonlySet<string>;
  /** Those of templates in the trash, and of folders that are there, or below one that is. */
  readonly trashed: ReadonlySet<string>;
  /** The ways to the folders in use. */
  readonly folderPaths: FolderPaths;
  /** What was noted of customers, by their folded keys. */
  readonly profiles: ReadonlyMap<string, CustomerProfile>;
  readonly variables: readonly Variable[];
  readonly touchpoints: TouchpointMap;
  readonly environments: readonly HereEnvironment[];
  /** The names of those variables that came with another file of the same import. */
  readonly came: ReadonlySet<string>;
};

/** What of a Tidings file is taken. */
export type FileComes = Pick<
  WorkspaceFile,
  'folders' | 'requests' | 'templates' | 'storyboards' | 'visitors' | 'touchpoints' | 'environments' | 'variables'
> & { readonly notTaken: readonly NotTaken[] };

/** What of other events is taken. */
export type EventsCome = {
  readonly requests: readonly ImportedRequest[];
  /** The names of the folders that are made, each as the way to it. */
  readonly folders: readonly (readonly string[])[];
  readonly environments: readonly ImportedEnvironment[];
  readonly variables: readonly Variable[];
  readonly notTaken: readonly NotTaken[];
};

export function summariseHere({ workspace, environments }: Here): HereSummary {
  const live = liveFolders(workspace);
  const alive = new Set(live.map(({ id }) => id));
  const { folders, requests, templates, storyboards, visitors, variables, touchpoints } = workspace;
  return {
    ids: new Set([...folders, ...requests, ...templates, ...storyboards, ...environments].map(({ id }) => id)),
    trashed: new Set(
      [...folders.filter(({ id }) => !alive.has(id)), ...templates.filter((one) => !isKept(one))].map(({ id }) => id),
    ),
    folderPaths: addFolders(new Map(), workspace.folders, live),
    profiles: profilesByKey(visitors),
    variables,
    touchpoints,
    environments,
    came: new Set(),
  };
}

/** How many things of a file are here already, with the variables that have another value here. */
export function countClashes({ ids, variables: ours, touchpoints: map }: HereSummary, file: WorkspaceFile): number {
  const { folders, requests, templates, storyboards, environments, variables } = tidyFile(file);
  const things = [...folders, ...requests, ...templates, ...storyboards, ...environments];
  return (
    things.filter(({ id }) => ids.has(id)).length +
    variables.filter(compareVariables(ours).isOther).length +
    whatComesOfTouchpoints(map, file.touchpoints, 'mine').notTaken.length
  );
}

/** What of a Tidings file is taken, by what the person chose. The preview and the import ask here alike. */
export function whatComesOfFile(here: HereSummary, given: WorkspaceFile, choice: Choice): FileComes {
  const file = tidyFile(given);
  const comes = ({ id }: { readonly id: string }) => choice !== 'mine' || !here.ids.has(id);
  const requests = file.requests.filter(comes);
  const storyboards = file.storyboards.filter(comes);
  const placed = [...requests, ...file.folders.filter(comes)];
  const needed = new Set([...foldersOf(file, placed), ...templatesUsedIn({ requests, storyboards })]);
  // One that is in the trash here does not hold back what comes into it, or uses it: it is made once more.
  const comesWithOthers = (one: { readonly id: string }) =>
    comes(one) || (here.trashed.has(one.id) && needed.has(one.id));
  const { isKnown, isOther } = compareVariables(here.variables);
  const { touchpoints, notTaken } = whatComesOfTouchpoints(here.touchpoints, file.touchpoints, choice);
  const taken = file.variables.filter((one) => !isKnown(one) || (choice === 'theirs' && isOther(one)));
  return {
    folders: file.folders.filter(comesWithOthers),
    requests,
    templates: file.templates.filter(comesWithOthers),
    storyboards,
    visitors: file.visitors.filter(({ customerKey }) => !here.profiles.has(foldKey(customerKey))),
    touchpoints,
    environments: file.environments.filter(comes),
    variables: taken,
    notTaken: [
      ...file.variables
        .filter((one) => isOther(one) && !taken.includes(one))
        .map((one) => otherValueNote(one, here.came)),
      ...notTaken,
      ...otherProfileNotes(file.visitors, here.profiles),
    ],
  };
}

/** Profiles by the folded keys of their customers. */
export function profilesByKey(profiles: readonly CustomerProfile[]): ReadonlyMap<string, CustomerProfile> {
  return new Map(profiles.map((one) => [foldKey(one.customerKey), one]));
}

/** A profile has no trash to go to, so what is here stays, whatever is chosen. */
function otherProfileNotes(theirs: readonly CustomerProfile[], ours: HereSummary['profiles']): readonly NotTaken[] {
  return theirs.flatMap((one) => {
    const own = ours.get(foldKey(one.customerKey));
    if (own === undefined || isSame({ ...own, customerKey: '' }, { ...one, customerKey: '' })) return [];
    const why = 'You already have a different profile of this customer. Yours was kept.';
    return [{ what: `The profile of ${one.name.trim() || one.customerKey}`, why }];
  });
}

/** What of events of another tool is taken. */
export function whatComesOfEvents(
  here: HereSummary,
  { requests, environments, variables, openNames }: ImportedEvents,
): EventsCome {
  // An environment of the import that sets a variable wins over the value for all environments, here as in Postman.
  const isOwn = setByEach(environments);
  const { kept, names } = nameApart(
    here.variables,
    variables.filter((one) => !isOwn(one)),
  );
  const { isKnown } = compareVariables([...here.variables, ...kept]);
  const wanted = environments.map((one) => ({
    one,
    twins: here.environments.filter((other) => isTwin(other, one)),
  }));
  return {
    requests: requests.map((one) => ({ ...one, draft: renameVariables(one.draft, names) })),
    folders: addWays(
      here.folderPaths,
      requests.map(({ folder }) => folder),
    ).added,
    environments: wanted.filter(({ twins }) => twins.length === 0).map(({ one }) => withRenamed(one, [names])),
    variables: [...kept, ...variables.filter((one) => isOwn(one) && !isKnown(one))],
    notTaken: [
      ...openNotes(openNames, here),
      ...renamedNotes(names, requests.length > 0),
      ...wanted.flatMap(({ one, twins }) => otherFormNotes(one, twins)),
    ],
  };
}

/** Tells which variables have the name of one of these, and which of them have another value. */
function compareVariables(variables: readonly Variable[]) {
  const values = valuesByName(variables);
  const knownValue = ({ name }: Variable) => values.get(normalName(name));
  return {
    isKnown: (one: Variable) => knownValue(one) !== undefined,
    isOther: (one: Variable) => ![undefined, one.value].includes(knownValue(one)),
  };
}

/** An environment that is here keeps its body form; another one in the import is named. */
function otherFormNotes({ form }: ImportedEnvironment, twins: readonly HereEnvironment[]): readonly NotTaken[] {
  const [twin] = twins;
  if (form === null || twin === undefined || twins.some((one) => isSameForm(one, form))) return [];
  const why = `Yours has ${describeForm(twin)} and was kept. You can change it in Manage environments.`;
  return [{ what: `Body form for ${twin.name}: ${describeForm(form)}`, why }];
}

function otherValueNote({ name }: Variable, came: ReadonlySet<string>): NotTaken {
  const why = came.has(normalName(name))
    ? 'Another of the files has a variable with this name and a different value. That one was kept.'
    : 'You already have a variable with this name and a different value. Yours was kept.';
  return { what: `The variable ${name}`, why };
}

/** Variables of servers and site keys without a value, unless an environment that is here has one for each. */
export function openNotes(
  names: readonly string[],
  { environments, variables }: Pick<HereSummary, 'environments' | 'variables'>,
): readonly NotTaken[] {
  const isFilled = (one: HereEnvironment) => {
    const values = valuesByName([...variables, ...one.variables]);
    return names.every((name) => (values.get(normalName(name)) ?? '') !== '');
  };
  if (names.length === 0 || environments.some(isFilled)) return [];
  return [
    {
      what: `${tokensFor(names)} in the address`,
      why: 'No value is set yet. Import the environment of the other tool too, or choose yours before you send.',
    },
  ];
}

/** A file that another tool may have written, without what would hide other things: trash, ids twice, folders in themselves. */
function tidyFile(file: WorkspaceFile): WorkspaceFile {
  const folders = once(file.folders);
  return {
    ...file,
    folders: aliveOf(folders, folders),
    requests: once(aliveOf(folders, file.requests)),
    templates: once(file.templates.filter(isKept)),
    storyboards: once(file.storyboards.filter(isKept)),
    environments: once(file.environments.filter(({ id }) => id !== practiceId)),
    visitors: [...new Map(file.visitors.map((one) => [foldKey(one.customerKey), one])).values()],
  };
}

function once<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...new Map(things.map((one) => [one.id, one])).values()];
}

/** The ids of the folders that some requests or folders are in, and of those above. */
function foldersOf(
  { folders }: WorkspaceFile,
  things: readonly { readonly folderId: string | null }[],
): ReadonlySet<string> {
  const parents = new Map(folders.map(({ id, folderId }) => [id, folderId]));
  const needed = new Set<string>();
  for (const { folderId } of things)
    for (let at = folderId; at !== null && !needed.has(at); at = parents.get(at) ?? null) needed.add(at);
  return needed;
}
