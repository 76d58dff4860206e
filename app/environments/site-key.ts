import { findForeignLetter, findHidden } from '#app/text/hidden-characters.ts';

const SITE_KEY = /^ONE-[A-Z0-9]{10}-\d{4}$/;

export type SiteKeyProblem = { readonly level: 'error' | 'warning'; readonly says: string; readonly why: string };

/**
 * What is wrong with a site key, or null. Only a key that can't be written in the path is an error: the vendor publishes no
 * rule for its form, we only know what real ones look like.
 */
export function siteKeyProblem(siteKey: string): SiteKeyProblem | null {
  if (siteKey === '')
    return {
      level: 'error',
      says: 'The site key is missing',
      why: 'It identifies the Space that gets the event. You can find it in the MXO tag of your web page.',
    };
  const hidden = findHidden(siteKey);
  if (hidden !== null)
    return {
      level: 'error',
      says: `The site key contains ${hidden.named}`,
      why: 'You can’t see it. It may have been pasted. Type the key again.',
    };
  if (/[\s\p{Cc}\p{Surrogate}]/u.test(siteKey))
    return {
      level: 'error',
      says: 'The site key contains a space',
      why: 'A site key is one word, for example ONE-5BTO1FBU1O-1109.',
    };
  if (/[/\\]/.test(siteKey))
    return {
      level: 'error',
      says: 'The site key contains a slash',
      why: 'It would change the address of the request. Enter only the key.',
    };
  const foreign = findForeignLetter(siteKey);
  if (foreign !== null)
    return {
      level: 'warning',
      says: `The site key contains ${foreign}`,
      why: 'It may look like a plain letter, but it isn’t one. Type the key again.',
    };
  if (!SITE_KEY.test(siteKey))
    return {
      level: 'warning',
      says: 'The site key looks unusual',
      why: 'Most look like ONE-5BTO1FBU1O-1109. It will be sent as is.',
    };
  return null;
}
