import { parseUri } from '#app/event/uri.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { formatCount } from '#app/quantity.ts';
import { freeName } from './free-name.ts';
import type { CastMember, Step, Storyboard } from './storyboard.ts';
import { createEventStep, createPauseStep, nameFromKey } from './storyboard-edit.ts';
import type { VisitorProfile } from './visitor-profile.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Sources = {
  readonly title: string;
  readonly newId: () => string;
  /** What a person noted of visitors: their names go into the cast. */
  readonly profiles: readonly VisitorProfile[];
};

/** Retells events that were sent: oldest first, one step each, and a pause where more than an hour went by between two. */
export function storyboardFromExchanges(
  exchanges: readonly Exchange[],
  { title, newId, profiles }: Sources,
): Storyboard {
  const told = exchanges.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
  const cast: CastMember[] = [];
  const memberFor = (customerKey: string): CastMember | null => {
    if (customerKey === '') return null;
    const known = cast.find((member) => member.customerKey === customerKey);
    if (known !== undefined) return known;
    const noted = profiles.find((profile) => profile.customerKey === customerKey)?.name ?? '';
    const taken = cast.map(({ name }) => name);
    const name = freeName(noted === '' ? nameFromKey(customerKey) : noted, taken);
    const member = { id: newId(), name, customerKey, properties: [] };
    cast.push(member);
    return member;
  };
  const steps = told.flatMap(({ sentAt, draft }, index): readonly Step[] => {
    const before = told[index - 1];
    const gapMs = before === undefined ? 0 : Date.parse(sentAt) - Date.parse(before.sentAt);
    const castId = memberFor(draft.customerKey.trim())?.id ?? null;
    const event = createEventStep(newId(), titleOfEvent(draft.uri), { ...draft, customerKey: '' }, castId);
    return gapMs > hourMs ? [createPauseStep(newId(), laterInWords(gapMs)), event] : [event];
  });
  return { version: 1, id: newId(), title, about: '', cast, steps, deletedAt: null };
}

/** The time between two events, as a presenter says it: `3 hours later`, `2 days later`. */
export function laterInWords(gapMs: number): string {
  if (gapMs < dayMs) return `${formatCount(Math.max(1, Math.round(gapMs / hourMs)), 'hour')} later`;
  const days = Math.round(gapMs / dayMs);
  return days >= 14 ? `${Math.round(days / 7)} weeks later` : `${formatCount(days, 'day')} later`;
}

/** What an event is called in a story: the end of its path, in words. */
function titleOfEvent(uri: string): string {
  const { host, path } = parseUri(uri);
  const words = (path.split('/').filter(Boolean).slice(-2).join(' ') || host || 'event').replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
