import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import type { Given } from '#app/formats/mxo/given.ts';
import type { NotTaken } from './found.ts';
import { leftOut } from './visit-call.ts';

/** The event that an address of MXO sends, and what of the address isn't in it. */
export function eventOfGiven({ what, uri, tid, query, isPixel }: Given): {
  readonly draft: Draft;
  readonly notTaken: readonly NotTaken[];
} {
  return {
    draft: { ...editUri(blankDraft, uri), tid, sendAs: isPixel ? 'pixel' : 'event' },
    notTaken: leftOut(query).map((why) => ({ what, why, isChanged: true })),
  };
}
