import { blankDraft, type Row } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import type { CastMember, Step, Storyboard } from '#app/storyboards/storyboard.ts';

type Words = {
  readonly title: string;
  readonly note: string;
  /** What the audience reads. */
  readonly storyLine?: string;
};

/** Somebody whose customer key is another one at each presentation. */
export function customer(name: string, properties: Readonly<Record<string, string>>): CastMember {
  const id = name.toLowerCase();
  return { id, name, customerKey: `${id}.{{$randomInt}}@example.com`, properties: rows(properties) };
}

export function event(
  who: CastMember,
  uri: string,
  properties: Readonly<Record<string, string>>,
  words: Words,
): Unnumbered {
  const draft = editUri({ ...blankDraft, properties: rows(properties) }, uri);
  return { kind: 'event', castId: who.id, draft, storyLine: '', ...words };
}

export function note(words: Words): Unnumbered {
  return { kind: 'note', storyLine: '', ...words };
}

export function pause(title: string): Unnumbered {
  return { kind: 'pause', title, playMs: 4_000 };
}

type Content = {
  readonly title: string;
  readonly about: string;
  readonly cast: readonly CastMember[];
  readonly steps: readonly Unnumbered[];
};

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Unnumbered = WithoutId<Step>;

/** A storyboard that comes with Tidings. */
export function builtIn(id: string, { steps, ...content }: Content): Storyboard {
  return {
    version: 1,
    id: `tidings.${id}`,
    deletedAt: null,
    ...content,
    steps: steps.map((step, index): Step => ({ ...step, id: `${id}.${index + 1}` })),
  };
}

function rows(properties: Readonly<Record<string, string>>): readonly Row[] {
  return Object.entries(properties).map(([name, value]) => ({ enabled: true, name, value }));
}
