import { z } from 'zod';

const text = z.string().catch('');

export const resourceSchema = z.looseObject({
  _id: text,
  parentId: z.string().nullable().catch(null),
  _type: text,
  name: text,
  metaSortKey: z.number().catch(0),
  /** Of a workspace: `environment` for one of environments that all others may use. */
  scope: text,
});

export type Resource = z.infer<typeof resourceSchema>;

/** A resource with those that it is in, and those that are in it. */
export type Placed = {
  readonly resource: Resource;
  readonly above: Placed | null;
  readonly below: readonly Resource[];
};

/** All resources in the order of Insomnia's list, each after the one that it is in. */
export function inOrder(resources: readonly Resource[]): readonly Placed[] {
  const ids = new Set(resources.map(({ _id }) => _id));
  const byParent = new Map<string | null, Resource[]>();
  for (const one of resources.toSorted((a, b) => a.metaSortKey - b.metaSortKey)) {
    const parent = one.parentId !== null && ids.has(one.parentId) ? one.parentId : null;
    const siblings = byParent.get(parent) ?? [];
    siblings.push(one);
    byParent.set(parent, siblings);
  }
  const place = (resource: Resource, above: Placed | null): Placed => ({
    resource,
    above,
    below: byParent.get(resource._id) ?? [],
  });
  const placed = new Map<Resource, Placed>();
  // Those that are in themselves have no top, and come last.
  for (const top of [...(byParent.get(null) ?? []), ...resources]) {
    const stack = [place(top, null)];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (placed.has(next.resource)) continue;
      placed.set(next.resource, next);
      for (const one of next.below.toReversed()) stack.push(place(one, next));
    }
  }
  return [...placed.values()];
}

/** What a resource is in, from the top. */
export function ancestorsOf({ above }: Placed): readonly Resource[] {
  const ancestors: Resource[] = [];
  for (let at = above; at !== null; at = at.above) ancestors.push(at.resource);
  return ancestors.reverse();
}

/** The workspace that a resource is in, unless all others may use what is in it. */
export function workspaceOf(placed: Placed): { readonly workspace?: string } {
  const workspace = ancestorsOf(placed).find(({ _type, scope }) => _type === 'workspace' && scope !== 'environment');
  return workspace === undefined ? {} : { workspace: workspace._id };
}
