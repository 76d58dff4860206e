import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { foldKey, foldTid, isSameCustomer, normalCustomerKey } from '#app/event/customer-key.ts';
import type { Draft } from '#app/event/draft.ts';
import { namingParts } from '#app/event/event-title.ts';
import { type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import { tidPlaceOf } from '#app/exchange/tid-rule.ts';
import { formatCount } from '#app/quantity.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import type { CastMember, Step, Storyboard } from './storyboard.ts';
import { createEventStep, createPauseStep, newCastName } from './storyboard-edit.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type NewStoryboard = {
  readonly title: string;
  readonly newId: () => string;
  /** What a person noted of customers: their names go into the cast. */
  readonly profiles: readonly CustomerProfile[];
};

/** Retells events that were sent: oldest first, one step each, and a pause where more than an hour went by between two. */
export function storyboardFromExchanges(
  exchanges: readonly Exchange[],
  { title, newId, profiles }: NewStoryboard,
): Storyboard {
  const sorted = exchanges.toSorted((a, b) => compareTexts(a.sentAt, b.sentAt));
  const cast: CastMember[] = [];
  const people = new Map<string, CastMember>();
  const memberFor = (exchange: Exchange): CastMember | null => {
    const who = whoIs(exchange, sorted);
    const known = people.get(who);
    if (known !== undefined || who === nobody) return known ?? null;
    const { customerKey } = exchange.draft;
    const key = normalCustomerKey(customerKey);
    const noted = profiles.find((profile) => isSameCustomer(profile.customerKey, key))?.name ?? '';
    const name = newCastName(key === '' ? '' : noted, cast);
    const member = { id: newId(), name, customerKey: key === '' ? '' : customerKey, properties: [] };
    people.set(who, member);
    cast.push(member);
    return member;
  };
  const steps = sorted.flatMap((exchange, index): readonly Step[] => {
    const { sentAt, draft } = exchange;
    const before = sorted[index - 1];
    const gapMs = before === undefined ? 0 : Date.parse(sentAt) - Date.parse(before.sentAt);
    const castId = memberFor(exchange)?.id ?? null;
    const event = createEventStep(newId(), titleOfEvent(draft), { ...draft, customerKey: '' }, castId);
    return gapMs > hourMs ? [createPauseStep(newId(), laterInWords(gapMs)), event] : [event];
  });
  return { version: 1, id: newId(), title, about: '', cast, steps, deletedAt: null };
}

const nobody = 'nobody';

/**
 * Who an event happened to: the customer of its key, or without one the customer of its tid at its place. Where all events
 * without a key are of one and the same customer, they need no name.
 */
function whoIs(exchange: Exchange, sorted: readonly Exchange[]): string {
  const key = foldKey(exchange.draft.customerKey);
  if (key !== '') return `key ${key}`;
  const strangers = new Set(sorted.flatMap((one) => (one.draft.customerKey.trim() === '' ? [strangerOf(one)] : [])));
  return strangers.size === 1 ? nobody : strangerOf(exchange);
}

/** A customer without a key; each event without a tid counts as its own customer. */
function strangerOf(exchange: Exchange): string {
  const { environment, siteKey, id } = exchange;
  const tid = foldTid(tidAfter(exchange));
  const place = tidPlaceOf({ serverName: environment.serverName, siteKey });
  return tid === '' ? `event ${id}` : `tid:${place} ${tid}`;
}

/** The time between two events, as a presenter says it: `3 hours later`, `2 days later`. */
export function laterInWords(gapMs: number): string {
  if (gapMs < dayMs) return `${formatCount(Math.max(1, Math.round(gapMs / hourMs)), 'hour')} later`;
  const days = Math.round(gapMs / dayMs);
  return days >= 14 ? `${Math.round(days / 7)} weeks later` : `${formatCount(days, 'day')} later`;
}

/** What an event is called in a story: the end of its path, in words. */
function titleOfEvent(draft: Draft): string {
  const words = (namingParts(draft).join(' ') || 'event').replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
