import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { shortName } from '#app/event/customer-key.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { foldLetters } from '#app/text/fold-letters.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import type { CastMember, EventStep, Step, Storyboard } from './storyboard.ts';

/** How long a pause takes when it is played, unless a person says otherwise. */
const usualPlayMs = 4_000;

/** A storyboard with nothing in it but one customer, new at each presentation. */
export function blankStoryboard(id: string, castId: string): Storyboard {
  const first = { id: castId, name: 'Ada', customerKey: 'ada.{{$randomInt}}@example.com', properties: [] };
  return { version: 1, id, title: 'New storyboard', about: '', cast: [first], steps: [], deletedAt: null };
}

/** An event to fire as a cast member; null when the draft itself says who it is. */
export function createEventStep(id: string, title: string, draft: Draft, castId: string | null): EventStep {
  return { kind: 'event', id, title, note: '', storyLine: '', castId, draft: { ...draft, tid: '' } };
}

/** An event with nothing in it yet. */
export function blankEventStep(id: string, castId: string | null): EventStep {
  return createEventStep(id, 'New event', blankDraft, castId);
}

/** Something for the presenter to say. */
export function createNoteStep(id: string): Step {
  return { kind: 'note', id, title: 'New note', note: '', storyLine: '' };
}

/** Time that passes in the story. */
export function createPauseStep(id: string, title = '2 days later'): Step {
  return { kind: 'pause', id, title, playMs: usualPlayMs };
}

/** Adds a step after another one, or at the end. */
export function addStep(storyboard: Storyboard, step: Step, afterId: string | null = null): Storyboard {
  const at = storyboard.steps.findIndex(({ id }) => id === afterId);
  return { ...storyboard, steps: storyboard.steps.toSpliced(at === -1 ? storyboard.steps.length : at + 1, 0, step) };
}

export function changeStep(storyboard: Storyboard, id: string, change: (step: Step) => Step): Storyboard {
  return { ...storyboard, steps: storyboard.steps.map((step) => (step.id === id ? change(step) : step)) };
}

export function removeStep(storyboard: Storyboard, id: string): Storyboard {
  return { ...storyboard, steps: storyboard.steps.filter((step) => step.id !== id) };
}

/** Puts a copy of a step after it. */
export function duplicateStep(storyboard: Storyboard, id: string, newId: string): Storyboard {
  const step = storyboard.steps.find((candidate) => candidate.id === id);
  return step === undefined ? storyboard : addStep(storyboard, { ...step, id: newId }, id);
}

/** Moves a step to a place, counted from 0; a place outside the list is its nearest end. */
export function moveStep(storyboard: Storyboard, id: string, to: number): Storyboard {
  const step = storyboard.steps.find((candidate) => candidate.id === id);
  if (step === undefined) return storyboard;
  const others = storyboard.steps.filter((other) => other !== step);
  return { ...storyboard, steps: others.toSpliced(Math.max(0, to), 0, step) };
}

/** Adds a cast member, or changes the one with that id. */
export function withCastMember(storyboard: Storyboard, member: CastMember): Storyboard {
  const isKnown = storyboard.cast.some(({ id }) => id === member.id);
  const cast = isKnown
    ? storyboard.cast.map((other) => (other.id === member.id ? member : other))
    : [...storyboard.cast, member];
  return { ...storyboard, cast };
}

/** Removes a cast member. Their events keep the member's properties, and no longer have a cast member. */
export function removeCastMember(storyboard: Storyboard, id: string): Storyboard {
  const member = storyboard.cast.find((candidate) => candidate.id === id);
  if (member === undefined) return storyboard;
  return {
    ...storyboard,
    cast: storyboard.cast.filter((other) => other !== member),
    steps: storyboard.steps.map((step) =>
      step.kind === 'event' && step.castId === id
        ? { ...step, castId: null, draft: draftOfStep(step, member, member.customerKey, '') }
        : step,
    ),
  };
}

/**
 * What a step sends: its own draft, with the customer key and the usual properties of the customer it is sent as. A property of
 * the step wins over one of the same name that they have. A tid that was once saved with the step is dropped.
 * @param customerKey theirs, as it was drawn for this showing
 */
export function draftOfStep({ draft }: EventStep, member: CastMember | null, customerKey: string, tid: string): Draft {
  if (member === null) return { ...draft, customerKey, tid };
  const own = new Set(draft.properties.filter(({ enabled }) => enabled).map(({ name }) => name));
  const brought = member.properties.filter(({ name }) => !own.has(name));
  return { ...draft, customerKey, tid, properties: [...draft.properties, ...brought] };
}

/** The customer that a step is sent as; null when its draft says so itself. */
export function memberOf({ cast }: Storyboard, { castId }: EventStep): CastMember | null {
  return cast.find(({ id }) => id === castId) ?? null;
}

/** A copy with new ids throughout, and a unique title. */
export function copyStoryboard(storyboard: Storyboard, newId: () => string, titles: readonly string[]): Storyboard {
  return {
    ...withOwnIds(storyboard, newId),
    id: newId(),
    title: uniqueName(storyboard.title, titles),
    deletedAt: null,
  };
}

/** The same storyboard with new ids for its cast and its steps. */
export function withOwnIds(storyboard: Storyboard, newId: () => string): Storyboard {
  const castIds = new Map(storyboard.cast.map(({ id }) => [id, newId()]));
  const idFor = (id: string | null) => (id === null ? null : (castIds.get(id) ?? null));
  return {
    ...storyboard,
    cast: storyboard.cast.map((member) => ({ ...member, id: idFor(member.id) ?? newId() })),
    steps: storyboard.steps.map((step) =>
      step.kind === 'event' ? { ...step, id: newId(), castId: idFor(step.castId) } : { ...step, id: newId() },
    ),
  };
}

/** The name of a new member of a cast: the one that was noted, else one that says nothing of the customer. */
export function newCastName(noted: string, cast: readonly CastMember[]): string {
  const taken = cast.map(({ name }) => name);
  return uniqueName(noted.trim() === '' ? 'Customer' : noted, taken);
}

/** Whether earlier versions made a name of a customer key: `ada.byron@example.com` was Ada, or Ada 2. */
export function isMadeOfKey({ name, customerKey }: Pick<CastMember, 'name' | 'customerKey'>): boolean {
  const [first = ''] = shortName(customerKey.trim()).split(/[.+_\d{-]/);
  const made = first.charAt(0).toUpperCase() + first.slice(1);
  return made !== '' && name.startsWith(made) && /^(?: \d+)?$/.test(name.slice(made.length));
}

/** A known customer as a member of a cast, with their usual properties. */
export function profileToCast(
  { customerKey, name, properties }: CustomerProfile,
  id: string,
  cast: readonly CastMember[],
): CastMember {
  return { id, name: newCastName(name, cast), customerKey, properties };
}

/** The customer key that a newcomer gets from their name: another customer at each presentation. */
export function keyOfName(name: string): string {
  const word = foldLetters(name)
    .replaceAll(/['’ʼ`]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
  return `${word || 'customer'}.{{$randomInt}}@example.com`;
}
