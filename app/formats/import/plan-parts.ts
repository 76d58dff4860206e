import type { ImportPlan } from './plan-import.ts';

/**
 * Cuts a plan into plans with at most so many things of each kind, which make it whole again one after the other. What
 * takes them in has its hands free between two of them.
 */
export function splitPlan({ workspace, environments }: ImportPlan, most: number): readonly ImportPlan[] {
  const longest = Math.max(environments.length, ...Object.values(workspace).map((list) => list.length));
  return Array.from({ length: Math.ceil(longest / most) }, (_, index) => {
    const part = <T>(list: readonly T[]) => list.slice(index * most, (index + 1) * most);
    return {
      workspace: {
        folders: part(workspace.folders),
        requests: part(workspace.requests),
        templates: part(workspace.templates),
        variables: part(workspace.variables),
        storyboards: part(workspace.storyboards),
        visitors: part(workspace.visitors),
        touchpoints: part(workspace.touchpoints),
      },
      environments: part(environments),
    };
  });
}

/** Makes one plan of the parts that it was cut into. */
export function joinPlans(parts: readonly ImportPlan[]): ImportPlan {
  const all = <T>(listOf: (part: ImportPlan) => readonly T[]) => parts.flatMap(listOf);
  return {
    workspace: {
      folders: all(({ workspace }) => workspace.folders),
      requests: all(({ workspace }) => workspace.requests),
      templates: all(({ workspace }) => workspace.templates),
      variables: all(({ workspace }) => workspace.variables),
      storyboards: all(({ workspace }) => workspace.storyboards),
      visitors: all(({ workspace }) => workspace.visitors),
      touchpoints: all(({ workspace }) => workspace.touchpoints),
    },
    environments: all((part) => part.environments),
  };
}
