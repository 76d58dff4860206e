import { decodePercent } from '#app/text/percent.ts';
import { foldText } from '#app/text/search.ts';
import { shorten } from '#app/text/shorten.ts';
import { addressesIn } from './addresses.ts';
import { localPart } from './customer-key.ts';
import type { Draft } from './draft.ts';
import { parseUri } from './uri.ts';

/** A path may be longer than a name that anybody reads. */
const mostOfPlace = 200;

/** What an event that has no name is called on the screen: the end of its path and the customer. */
export function titleOf(draft: Draft): string {
  const { customerKey } = draft;
  const place = placeOf(draft);
  if (place === '') return 'New event';
  return customerKey.trim() === '' ? place : `${place}, ${localPart(customerKey)}`;
}

/** The name that an event gets where names are kept, shared and reported: nothing in it is of the customer. */
export function nameOf(draft: Draft): string {
  return placeOf(draft) || 'New event';
}

function placeOf(draft: Draft): string {
  return shorten(namingParts(draft).join('/'), mostOfPlace);
}

/**
 * The parts of the URI that an event is named after: the end of its path, else its host. No part has the customer key, the
 * part of it before the @, or any other address.
 */
export function namingParts({ uri, customerKey }: Pick<Draft, 'uri' | 'customerKey'>): readonly string[] {
  const { host, path } = parseUri(uri);
  const local = /^([^@\s]+)@/.exec(customerKey.trim())?.[1] ?? '';
  const isNeutral = (part: string) =>
    part !== '' &&
    !holdsKey(part, customerKey, shortestKeyWithin) &&
    !holdsKey(part, local, shortestLocalWithin) &&
    addressesIn(part).length === 0;
  const parts = path.split('/').filter(isNeutral).slice(-2);
  return parts.length > 0 ? parts : [host].filter(isNeutral);
}

/** Shorter ones are found in any word, so only a part that is just the key counts. */
const shortestKeyWithin = 3;
const shortestLocalWithin = 6;

function holdsKey(part: string, customerKey: string, shortestWithin: number): boolean {
  const key = foldText(customerKey.trim());
  const text = foldText(decodePercent(part));
  return key !== '' && (text === key || (key.length >= shortestWithin && text.includes(key)));
}
