const TID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether a text has the shape of MXO's customer identifier. Not a UUID check: real tids fail the version and variant
 * bits of RFC 4122.
 */
export function looksLikeTid(text: string): boolean {
  return TID.test(text);
}
