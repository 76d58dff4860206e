import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { normalServerName } from '#app/environments/endpoint.ts';
import { type Environment, environmentSchema, foldEnvironmentName, practiceId } from '#app/environments/environment.ts';
import { environmentProblems } from '#app/environments/environment-problems.ts';
import { type Selection, selectionSchema } from '#app/environments/selection.ts';
import { createNamer } from '#app/text/unique-name.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type FromDisk, mapFromDisk, openDocument } from '#main/storage/open-document.ts';

const documentSchema = z.object({
  environments: z.array(environmentSchema).readonly(),
  selection: selectionSchema.nullable(),
});

type Saved =
  | { readonly kind: 'saved'; readonly environments: readonly Environment[] }
  | { readonly kind: 'refused'; readonly says: readonly string[] }
  | { readonly kind: 'not-saved'; readonly says: string };

export type Environments = Awaited<ReturnType<typeof openEnvironments>>;

/** The person's environments, Practice first. Practice is built at each start and never saved. */
export async function openEnvironments(place: StorePlace, practice: () => Environment) {
  const store = await openDocument({
    ...place,
    name: 'environments',
    schema: documentSchema,
    empty: { environments: [], selection: null },
  });
  const list = () => [practice(), ...store.read().environments];
  let lastInUse = store.read().selection;
  const memory = createMemory();
  /** Since the start. */
  let chosen: Selection | null = null;

  /** Changes the environments on the disk, then in memory: when it fails, nothing changed. */
  async function change(
    to: (own: readonly Environment[]) => readonly Environment[],
  ): Promise<Exclude<Saved, { kind: 'refused' }>> {
    const says = await store.update((kept) => withEnvironments(kept, to(kept.environments)));
    return says === null ? { kind: 'saved', environments: list() } : { kind: 'not-saved', says };
  }

  return {
    list,
    find: (id: string) => list().find((environment) => environment.id === id) ?? null,
    /** The selection of a new window: at a start the last one in use, unless it is guarded; later the last choice. */
    opening: () => (chosen === null ? startSelection(list(), lastInUse) : lastChoice(list(), chosen)),
    /** Returns why the choice couldn't be saved, in words; then the one before is still in use. */
    select: async (selection: Selection): Promise<string | null> => {
      const problem = await store.update((kept) => ({ ...kept, selection }));
      if (problem === null) chosen = selection;
      return problem;
    },
    save: async (environment: Environment): Promise<Saved> => {
      const problems = environmentProblems(environment, list());
      if (problems.length > 0) return { kind: 'refused', says: problems.map(({ says }) => says) };
      return change((own) => withAdded(own, [tidied(environment)]));
    },
    /** Puts environments in as they came, in the place of those with their ids: what is missing in them shows in use. */
    add: (environments: readonly Environment[]) => change((own) => withAdded(own, environments)),
    /** Changes each environment as it is after all saves before this, whatever it lacks. The same one stays. */
    rewrite: (to: (environment: Environment) => Environment) => change((own) => own.map(to)),
    /**
     * Takes environments out that are as they came, but for a number of their name, and puts others in their place. One
     * that was changed is the person's own, and stays. What was removed comes back to its place, under a free name.
     */
    swap: (swap: Swap) =>
      change((own) => withFreeNames(withSwapped(own, swap, memory), { ...swap, taken: practice().name }, memory)),
    remove: (id: string) => change((own) => memory.without(own, id)),
    /** The environments without Practice, if the file was read; null otherwise. */
    fromDisk: (): FromDisk<readonly Environment[]> | null => {
      const kept = store.fromDisk();
      return kept === null ? null : mapFromDisk(kept, ({ environments }) => environments);
    },
    canReadAgain: store.canReadAgain,
    readAgain: async () => {
      await store.readAgain();
      lastInUse ??= store.read().selection;
    },
  };
}

/** As a person means it who typed it. */
function tidied(environment: Environment): Environment {
  const { name, serverName, customerKeyName } = environment;
  return {
    ...environment,
    name: name.trim(),
    serverName: normalServerName(serverName),
    customerKeyName: customerKeyName.trim(),
  };
}

type Kept = z.infer<typeof documentSchema>;

/** The same document where they are the same. */
function withEnvironments(kept: Kept, environments: readonly Environment[]): Kept {
  const before = kept.environments;
  const isSame = environments.length === before.length && environments.every((one, at) => one === before.at(at));
  return isSame ? kept : { ...kept, environments };
}

type Swap = { readonly out: readonly Environment[]; readonly put: readonly Environment[] };

function withAdded(own: readonly Environment[], added: readonly Environment[]): readonly Environment[] {
  const byId = new Map(added.map((one) => [one.id, one]));
  const kept = own.map((one) => byId.get(one.id) ?? one);
  return [...kept, ...added.filter(({ id }) => !own.some((other) => other.id === id))];
}

type Memory = ReturnType<typeof createMemory>;

/** Remembers since the start where those that were removed were in the list, and which names got a number. */
function createMemory() {
  const places = new Map<string, number>();
  const numbered = new Map<string, { readonly asked: string; readonly given: string }>();
  return {
    without: (own: readonly Environment[], id: string): readonly Environment[] => {
      const at = own.findIndex((environment) => environment.id === id);
      if (at === -1) return own;
      places.set(id, at);
      return own.toSpliced(at, 1);
    },
    placeOf: (id: string) => places.get(id),
    numbered: (one: Environment, given: string): Environment => {
      numbered.set(one.id, { asked: one.name, given });
      return { ...one, name: given };
    },
    /** Without a number that its name got: who takes a change back doesn't know of it. */
    asItCame: (one: Environment): Environment => {
      const known = numbered.get(one.id);
      return known?.given === one.name ? { ...one, name: known.asked } : one;
    },
  };
}

function withSwapped(own: readonly Environment[], { out, put }: Swap, memory: Memory): readonly Environment[] {
  const isUnchanged = (one: Environment) =>
    out.some((before) => isDeepStrictEqual(before, one) || isDeepStrictEqual(before, memory.asItCame(one)));
  const kept = own.flatMap((one) => (isUnchanged(one) ? put.filter(({ id }) => id === one.id) : [one]));
  const fresh = put.filter(({ id }) => !kept.some((other) => other.id === id));
  return fresh.reduce((all, one) => all.toSpliced(memory.placeOf(one.id) ?? all.length, 0, one), kept);
}

type Naming = { readonly put: readonly Environment[]; readonly taken: string };

/** All with names of their own: one of those that were put in gets a number where another one has its name by now. */
function withFreeNames(all: readonly Environment[], { put, taken }: Naming, memory: Memory): readonly Environment[] {
  const names = all.filter((one) => !put.includes(one)).map(({ name }) => name);
  const nameFor = createNamer([taken, ...names], foldEnvironmentName);
  return all.map((one) => {
    // One that was imported may lack a name.
    if (!put.includes(one) || one.name.trim() === '') return one;
    const name = nameFor(one.name);
    return foldEnvironmentName(name) === foldEnvironmentName(one.name) ? one : memory.numbered(one, name);
  });
}

type Opening = { readonly selection: Selection; readonly goBackTo: Selection | null };

/** What was chosen since the start; Practice where that is gone, as in the window that was open. */
function lastChoice(environments: readonly Environment[], chosen: Selection): Opening {
  const found = environments.find(({ id }) => id === chosen.environmentId);
  return {
    selection: found === undefined ? onPractice(environments) : withKnownSiteKey(found, chosen),
    goBackTo: null,
  };
}

/** Where the window starts: where it was, but never on an environment that asks before sending. */
function startSelection(environments: readonly Environment[], last: Selection | null): Opening {
  const usual = onPractice(environments);
  const found = environments.find(({ id }) => id === last?.environmentId);
  if (last === null || found === undefined) return { selection: usual, goBackTo: null };
  const selection = withKnownSiteKey(found, last);
  return found.askBeforeSending ? { selection: usual, goBackTo: selection } : { selection, goBackTo: null };
}

function onPractice([practice]: readonly Environment[]): Selection {
  return { environmentId: practiceId, siteKey: practice?.siteKeys[0]?.siteKey ?? '' };
}

/** The first site key takes the place of one that was removed. */
function withKnownSiteKey({ id, siteKeys }: Environment, selection: Selection): Selection {
  const isKnown = siteKeys.some(({ siteKey }) => siteKey === selection.siteKey);
  return isKnown ? selection : { environmentId: id, siteKey: siteKeys[0]?.siteKey ?? '' };
}
