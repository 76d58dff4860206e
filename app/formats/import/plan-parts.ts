import type { ImportPlan } from './plan-import.ts';

/** How much one part has at most. A thing with more text is a part of its own. */
export type PartLimit = { readonly things: number; readonly characters: number };

/**
 * Cuts a plan into small plans, which make it whole again one after the other. What takes them in has its hands free between
 * two of them. Each is made when it is asked for.
 */
export function* splitPlan({ workspace, environments }: ImportPlan, limit: PartLimit): Generator<ImportPlan> {
  for (const list of [...Object.values(workspace), environments])
    for (const { from, to } of cut(list, limit)) {
      const part = <T>(one: readonly T[]) => (Object.is(one, list) ? one.slice(from, to) : []);
      yield {
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
    }
}

function* cut(list: readonly unknown[], { things, characters }: PartLimit): Generator<{ from: number; to: number }> {
  for (let from = 0, to = 0; from < list.length; from = to) {
    for (let length = 0; to < list.length && to - from < things; to++) {
      length += textIn(list[to]);
      if (length > characters && to > from) break;
    }
    yield { from, to };
  }
}

/** How many characters the texts in a value have together. */
function textIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + textIn(one), 0);
}

/** Cuts a text into pieces with at most so many characters. */
export function* splitText(text: string, most: number): Generator<string> {
  for (let from = 0; from < text.length; from += most) yield text.slice(from, from + most);
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
