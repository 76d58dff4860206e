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
      says: 'Site key is missing',
      why: 'It names the Space that gets the event. It stands in the web page’s MXO tag.',
    };
  if (/[\s\p{Cc}\p{Surrogate}]/u.test(siteKey))
    return { level: 'error', says: 'Site key holds a blank', why: 'A site key is one word, as ONE-5BTO1FBU1O-1109.' };
  if (/[/\\]/.test(siteKey))
    return {
      level: 'error',
      says: 'Site key holds a slash',
      why: 'It would change the address of the request. Copy the key alone.',
    };
  if (!SITE_KEY.test(siteKey))
    return {
      level: 'warning',
      says: 'Site key looks unusual',
      why: 'Most look like ONE-5BTO1FBU1O-1109. It is sent as it stands.',
    };
  return null;
}
