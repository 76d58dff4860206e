import type { Draft } from '#app/event/draft.ts';
import { encodePixelUri, type PixelEvent, toPixelEvent } from '#app/exchange/pixel.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { splitOnce } from '#app/text/split-once.ts';

/** An event as an image for an email or a page, and what a person has to know about it. */
export type Pixel = { readonly html: string; readonly note: string };

/**
 * An event as the HTML of MXO's tracking pixel: `<server>/one/rt/track/<site key>/pixel?uri=<encoded URI>`.
 * @param draft the event as composed, with its TID
 * @param request the request that it makes, as an event or as a pixel
 */
export function formatPixel(draft: Draft, request: HttpRequest): Pixel {
  const event = toPixelEvent(draft);
  const [address] = splitOnce(request.url, '?');
  const place = address.slice(0, address.lastIndexOf('/'));
  const src = `${place}/pixel?uri=${encodePixelUri(event.uri)}`.replaceAll('&', '&amp;');
  return { html: `<img src="${src}" width="1" height="1" alt="">`, note: noteOf(draft.customerKey, event) };
}

function noteOf(customerKey: string, { customerName, propertyCount, left }: PixelEvent): string {
  const properties =
    propertyCount === 1 ? '1 property became a parameter' : `${propertyCount} properties became parameters`;
  return [
    customerKey.trim() === ''
      ? 'It names no customer.'
      : 'It names one customer: for a mailing, replace the customer key by the placeholder of your email tool.',
    customerName === null
      ? ''
      : `The key is in the parameter “${customerName}”; if your Space captures it by another name, change that.`,
    propertyCount === 0 ? '' : `${properties} of the URI.`,
    left.length === 0 ? '' : `Not in it: ${left.join(', ')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
