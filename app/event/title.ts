import type { Draft } from './draft.ts';
import { parseUri } from './uri.ts';

/** What an event that has no name is called: the end of its path and the customer. */
export function titleOf({ uri, customerKey }: Draft): string {
  const { host, path } = parseUri(uri);
  const place = path.split('/').filter(Boolean).slice(-2).join('/') || host;
  if (place === '') return 'New event';
  return customerKey.trim() === '' ? place : `${place}, ${customerKey.split('@')[0]}`;
}
