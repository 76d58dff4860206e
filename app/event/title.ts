import type { Draft } from './draft.ts';
import { parseUri } from './uri.ts';

/** What an event that has no name is called on the screen: the end of its path and the customer. */
export function titleOf(draft: Draft): string {
  const { customerKey } = draft;
  const place = placeOf(draft);
  if (place === '') return 'New event';
  return customerKey.trim() === '' ? place : `${place}, ${customerKey.split('@')[0]}`;
}

/** The name that an event gets where names are kept, shared and reported: nothing in it is of the customer. */
export function nameOf(draft: Draft): string {
  return placeOf(draft) || 'New event';
}

function placeOf({ uri }: Draft): string {
  const { host, path } = parseUri(uri);
  return path.split('/').filter(Boolean).slice(-2).join('/') || host;
}
