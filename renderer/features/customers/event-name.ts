import { parseUri } from '#app/event/uri.ts';

/** The name of an event in a timeline: the end of its path, in words. */
export function eventName(uri: string): string {
  const { host, path } = parseUri(uri);
  const words = (path.split('/').filter(Boolean).slice(-2).join(' ') || host || 'event').replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The query of an event’s URI, in words: `campaign 1234, step 2`. */
export function eventContext(uri: string): string {
  const { query } = parseUri(uri);
  return (query ?? '')
    .split('&')
    .filter(Boolean)
    .map((part) => part.replace('=', ' '))
    .join(', ');
}
