import type { Environment } from '#app/environment/environment.ts';
import { practiceId } from '#app/environment/environment.ts';
import type { Selection } from '#app/ipc/state.ts';

type Chosen = { readonly environments: readonly Environment[]; readonly selection: Selection };

/** The environment in use. */
export function environmentInUse({ environments, selection }: Chosen): Environment {
  const chosen = environments.find(({ id }) => id === selection.environmentId) ?? environments[0];
  if (chosen === undefined) throw new Error('Practice is always there.');
  return chosen;
}

/** The selection with an environment's first site key, or the one of it that is selected already. */
export function selectEnvironment(environment: Environment, siteKey: string): Selection {
  const known = environment.siteKeys.some((candidate) => candidate.siteKey === siteKey);
  return { environmentId: environment.id, siteKey: known ? siteKey : (environment.siteKeys[0]?.siteKey ?? '') };
}

/** The same selection while it still exists; else the environment's first site key, or Practice. */
export function settle(selection: Selection, environments: readonly Environment[]): Selection {
  const environment =
    environments.find(({ id }) => id === selection.environmentId) ?? environments.find(({ id }) => id === practiceId);
  if (environment === undefined) return selection;
  const settled = selectEnvironment(environment, selection.siteKey);
  return settled.environmentId === selection.environmentId && settled.siteKey === selection.siteKey
    ? selection
    : settled;
}
