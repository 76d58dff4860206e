import { namesOf, normalName, type Variable } from '#app/event/variables.ts';
import { mergeTouchpoints } from '#app/touchpoints/merge-touchpoints.ts';
import { addFolders, addWays } from './folder-paths.ts';
import type { ImportedPart } from './imported.ts';
import type { ImportPlan } from './plan-import.ts';
import {
  type Choice,
  type EventsCome,
  type FileComes,
  type Here,
  type HereSummary,
  profilesByKey,
  whatComesOfEvents,
  whatComesOfFile,
} from './what-comes.ts';

/** What comes of one part of several. */
export type PartComes =
  | { readonly kind: 'workspace'; readonly part: ImportedPart; readonly comes: FileComes }
  | { readonly kind: 'events'; readonly part: ImportedPart; readonly comes: EventsCome };

/** What comes of each of several parts, where each finds here what those before it brought. */
export function whatComesInTurn(
  here: HereSummary,
  parts: readonly ImportedPart[],
  choice: Choice,
): readonly { readonly before: HereSummary; readonly one: PartComes }[] {
  let before = here;
  return parts.map((part) => {
    const { imported } = part;
    const now = before;
    if (imported.kind === 'events') {
      const comes = whatComesOfEvents(now, imported);
      before = afterEvents(now, comes);
      return { before: now, one: { kind: 'events', part, comes } };
    }
    const comes = whatComesOfFile(now, imported.file, choice);
    before = afterFile(now, comes, choice);
    return { before: now, one: { kind: 'workspace', part, comes } };
  });
}

/** What is here once a plan is carried out. */
export function hereAfter({ environments }: Here, plan: ImportPlan): Here {
  const saved = new Map([...environments, ...plan.environments].map((one) => [one.id, one]));
  return { workspace: plan.workspace, environments: [...saved.values()] };
}

function afterEvents(here: HereSummary, { folders, environments, variables }: EventsCome): HereSummary {
  return {
    ...withVariables(here, variables),
    folderPaths: addWays(here.folderPaths, folders).paths,
    environments: [...here.environments, ...environments],
  };
}

function afterFile(here: HereSummary, comes: FileComes, choice: Choice): HereSummary {
  const { folders, requests, templates, storyboards, environments, variables, visitors, touchpoints } = comes;
  const made = [...folders, ...requests, ...templates, ...storyboards, ...environments].map(({ id }) => id);
  const back = new Set([...folders, ...templates].map(({ id }) => id));
  return {
    ...withVariables(here, variables),
    ids: new Set([...here.ids, ...made]),
    // What mine keeps in the trash is made once more beside it, and is wanted again by the next file.
    trashed: choice === 'mine' ? here.trashed : new Set([...here.trashed].filter((id) => !back.has(id))),
    folderPaths: addFolders(here.folderPaths, folders, folders),
    profiles: new Map([...here.profiles, ...profilesByKey(visitors)]),
    touchpoints: mergeTouchpoints(here.touchpoints, touchpoints, {
      sameName: choice === 'theirs' ? 'replace' : 'both',
      newId: () => '',
    }),
    environments: [...here.environments, ...environments],
  };
}

function withVariables(here: HereSummary, added: readonly Variable[]): HereSummary {
  const names = namesOf(added);
  return {
    ...here,
    variables: [...here.variables.filter(({ name }) => !names.has(normalName(name))), ...added],
    came: new Set([...here.came, ...names]),
  };
}
