import { z } from 'zod';
import { foldKey } from '#app/event/customer-key.ts';
import { isSame } from '#app/is-same.ts';
import { draftsInStep } from '#app/library/drafts-in-step.ts';
import { workspaceFileSchema, workspaceFileVersion } from '#app/library/whole-workspace-file.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import type { NotTaken } from './found.ts';
import type { ImportedWorkspace, Unreadable } from './imported.ts';

/** Reads a Tidings file; null for any other JSON. A person or Git may have edited it. */
export function readOwnFile(value: unknown): ImportedWorkspace | Unreadable | null {
  const head = z.looseObject({ tidings: z.literal('workspace'), version: z.number() }).safeParse(value);
  if (!head.success) return null;
  if (head.data.version > workspaceFileVersion)
    return {
      kind: 'unreadable',
      problem: 'This file was made by a newer version of Tidings. Update Tidings, then import it.',
    };
  const read = workspaceFileSchema.safeParse(head.data);
  if (!read.success)
    return {
      kind: 'unreadable',
      problem: 'This is a Tidings file, but parts of it are damaged. Nothing was imported.',
    };
  const { file, changed } = draftsInStep(read.data);
  const notTaken: NotTaken[] = changed.map((name) => ({
    what: `The parameters of ${name}`,
    why: 'They differed from its URI. They were taken from the URI, which is sent.',
    isChanged: true,
  }));
  return { kind: 'workspace', file: keepBoth(file, notTaken), notTaken };
}

type Thing = { readonly id: string } & ({ readonly name: string } | { readonly title: string });

/** Gives the second of two different things with one id a new id, as after a merge that kept both. */
function keepBoth(file: WorkspaceFile, notTaken: NotTaken[]): WorkspaceFile {
  const { folders, requests, templates, storyboards, environments } = file;
  const lists: readonly (readonly Thing[])[] = [folders, requests, templates, storyboards, environments];
  const taken = new Set(lists.flatMap((things) => things.map(({ id }) => id)));
  const withoutCustomer = [...file.withoutCustomer];
  const apart = <T extends Thing>(noun: string, things: readonly T[]): readonly T[] => {
    const known = new Map<string, T[]>();
    return things.flatMap((one) => {
      const same = known.get(one.id) ?? [];
      if (same.some((other) => isSame(other, one))) return [];
      known.set(one.id, [...same, one]);
      if (same.length === 0) return [one];
      const id = freeId(one.id, taken);
      taken.add(id);
      if (file.withoutCustomer.includes(one.id)) withoutCustomer.push(id);
      const why = 'Another one in the file has the same ID. Both are imported, and this one has a new ID.';
      notTaken.push({ what: `The ${noun} ${'name' in one ? one.name : one.title}`, why, isChanged: true });
      return [{ ...one, id }];
    });
  };
  return {
    ...file,
    folders: apart('folder', folders),
    requests: apart('request', requests),
    templates: apart('template', templates),
    storyboards: apart('storyboard', storyboards),
    environments: apart('environment', environments),
    visitors: oneForEach(file.visitors, notTaken),
    withoutCustomer,
  };
}

/** The same one whenever the file is read: imported once more, it is found here. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

/** A customer has one profile. The last one counts. */
function oneForEach(visitors: WorkspaceFile['visitors'], notTaken: NotTaken[]): WorkspaceFile['visitors'] {
  const kept = new Map(visitors.map((one) => [foldKey(one.customerKey), one]));
  for (const one of visitors) {
    const last = kept.get(foldKey(one.customerKey));
    if (last === undefined || isSame({ ...last, customerKey: '' }, { ...one, customerKey: '' })) continue;
    const why = 'The file has another profile of this customer. That one was imported.';
    notTaken.push({ what: `The profile of ${one.name.trim() || one.customerKey}`, why });
  }
  return [...kept.values()];
}
