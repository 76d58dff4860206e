import { z } from 'zod';
import { normalServerName } from '#app/environments/endpoint.ts';
import type { Environment } from '#app/environments/environment.ts';
import { foldTid, isSameCustomer, normalCustomerKey } from '#app/event/customer-key.ts';
import type { Draft } from '#app/event/draft.ts';
import { isPracticeKey } from '#app/practice/practice.ts';
import { type Exchange, tidAfter } from './exchange.ts';
import { serverNameFor } from './request.ts';

/**
 * One server with one site key. Two environments that have both in common are one place: a TID means the same there. An
 * event may have its server as a file once named it, so places are compared only with the functions below.
 */
export type Place = { readonly serverName: string; readonly siteKey: string };

/** Where a TID was used, and for whom. The customer key is empty where there was none. */
export const tidUseSchema = z.object({
  environmentName: z.string(),
  serverName: z.string(),
  siteKey: z.string(),
  customerKey: z.string(),
});

export type TidUse = Readonly<z.infer<typeof tidUseSchema>>;

/** A TID that came with the address it belongs to, in a text from elsewhere. */
export type PlacedTid = { readonly tid: string; readonly place: Place };

/** Why a TID in a draft is not for the place, or not for the customer, that the draft is to be sent for. */
export const tidConflictSchema = z.discriminatedUnion('kind', [
  /** It was used elsewhere, and never here. `belongsTo` names the environment and the site key. */
  z.object({ kind: z.literal('other-place'), belongsTo: z.string() }),
  /** It was used here, for another customer. `belongsTo` is their customer key. */
  z.object({ kind: z.literal('other-customer'), belongsTo: z.string() }),
]);

export const tidVerdictSchema = z.union([z.object({ kind: z.literal('keep') }), tidConflictSchema]);

export type TidVerdict = Readonly<z.infer<typeof tidVerdictSchema>>;
export type TidConflict = Readonly<z.infer<typeof tidConflictSchema>>;

const keep: TidVerdict = { kind: 'keep' };

/**
 * The one rule for TIDs, whichever way one comes into a draft: it never travels to another place or to another customer,
 * unless the person says so. An unknown TID may be typed.
 * @param uses what is known of the TID, the newest first
 */
export function judgeTid(
  { tid, customerKey }: Pick<Draft, 'tid' | 'customerKey'>,
  to: Place,
  uses: readonly TidUse[],
): TidVerdict {
  const [newest] = uses;
  if (tid.trim() === '' || newest === undefined) return keep;
  const here = uses.filter((use) => isSamePlace(use, to));
  if (here.length === 0)
    return { kind: 'other-place', belongsTo: `${newest.environmentName} / ${newest.siteKey || 'no site key'}` };
  const owner = here.map((use) => normalCustomerKey(use.customerKey)).find((key) => key !== '') ?? '';
  const customer = normalCustomerKey(customerKey);
  return owner === '' || customer === '' || isSameCustomer(owner, customer)
    ? keep
    : { kind: 'other-customer', belongsTo: owner };
}

/** Whose TID one is: the customer that it was last used for, here or, if it is unknown here, elsewhere. */
export const tidOwnerSchema = z.object({
  /** Empty where the TID was only sent without one. */
  customerKey: z.string(),
  /** The environment that it was used in, if that is another place; null for the place that was asked about. */
  elsewhere: z.string().nullable(),
});

export type TidOwner = Readonly<z.infer<typeof tidOwnerSchema>>;

/**
 * Whose TID one is, as far as that is known; null for an unknown TID.
 * @param uses what is known of the TID, the newest first
 */
export function tidOwner(to: Place, uses: readonly TidUse[]): TidOwner | null {
  const here = uses.filter((use) => isSamePlace(use, to));
  const known = here.length > 0 ? here : uses;
  const use = known.find(({ customerKey }) => normalCustomerKey(customerKey) !== '') ?? known[0];
  if (use === undefined) return null;
  return { customerKey: use.customerKey, elsewhere: here.length > 0 ? null : use.environmentName };
}

/** The draft as it goes to a place: without its TID where that is not for there, and why, in words. */
export function carryDraft<D extends Pick<Draft, 'tid' | 'customerKey'>>(
  draft: D,
  to: Place,
  uses: readonly TidUse[],
): { readonly draft: D; readonly says: string | null } {
  const verdict = judgeTid(draft, to, uses);
  if (verdict.kind === 'keep') return { draft, says: null };
  return { draft: { ...draft, tid: '' }, says: `The TID belongs to ${verdict.belongsTo}, so it was removed.` };
}

/** A draft at a place that it is about to be sent to, and what is known of its TID, the newest use first. */
export type TidAtPlace = {
  readonly draft: Pick<Draft, 'tid' | 'customerKey'>;
  readonly to: Place;
  readonly uses: readonly TidUse[];
};

/**
 * The rule for an event that is sent to two places at once: the TID also stays away from the second place if it isn't known
 * there, because the event was composed for the first one.
 */
export function judgeTidAtSecond(
  second: TidAtPlace,
  first: TidAtPlace,
): TidVerdict | { readonly kind: 'unknown-here' } {
  const verdict = judgeTid(second.draft, second.to, second.uses);
  if (verdict.kind !== 'keep' || second.draft.tid.trim() === '') return verdict;
  const isOwn = foldTid(second.draft.tid) !== foldTid(first.draft.tid) || isSamePlace(first.to, second.to);
  const isKnown = second.uses.some((use) => isSamePlace(use, second.to));
  return isOwn || isKnown ? verdict : { kind: 'unknown-here' };
}

/** What an exchange says of its TID. */
export function tidUseOf({ environment, siteKey, draft }: Exchange): TidUse {
  const { name, serverName } = environment;
  return { environmentName: name, serverName, siteKey, customerKey: draft.customerKey };
}

/** A customer of an exchange, to continue with: their customer key and the TID that they have after it. */
export function customerAfter(exchange: Exchange): Pick<Draft, 'tid' | 'customerKey'> {
  return { customerKey: exchange.draft.customerKey, tid: tidAfter(exchange) };
}

/** The place that an environment sends to with a site key. */
export function placeOf(environment: Environment, siteKey: string): Place {
  return { serverName: serverNameFor(environment, siteKey), siteKey };
}

/** The same text for all places in which a TID means the same. */
export function tidPlaceOf({ serverName, siteKey }: Place): string {
  return isPracticeKey(siteKey) ? 'practice' : `${normalServerName(serverName)} ${siteKey}`;
}

/** Whether a TID means the same in two places. All of Practice is one, whichever outcome is practised, at each start. */
export function isSamePlace(one: Place, other: Place): boolean {
  return tidPlaceOf(one) === tidPlaceOf(other);
}

/** Whether two places are one server and one site key, to the letter: on Practice another outcome is another place. */
export function isIdenticalPlace(one: Place, other: Place): boolean {
  return normalServerName(one.serverName) === normalServerName(other.serverName) && one.siteKey === other.siteKey;
}
