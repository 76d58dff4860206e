import type { AudienceState } from '#app/storyboards/calls.ts';
import type { Displays } from './audience-place.ts';
import type { Rectangle } from './window-bounds.ts';

type Size = Pick<Rectangle, 'width' | 'height'>;

/** The distance from the corner of the display. */
const margin = 24;

/**
 * The corner that the remote opens in: of the primary display, or while there is an audience window, of the presenter's. It's above all
 * other windows, and has notes, TIDs and errors.
 */
export function placeRemote(
  { all, presenterId, primaryId }: Displays & { readonly primaryId: number },
  isAudienceOpen: boolean,
  { width, height }: Size,
): Pick<Rectangle, 'x' | 'y'> {
  const wanted = isAudienceOpen ? presenterId : primaryId;
  const area = (all.find(({ id }) => id === wanted) ?? all[0])?.workArea ?? { x: 0, y: 0, width, height };
  return { x: area.x + area.width - width - margin, y: area.y + area.height - height - margin * 2 };
}

/** Whether the remote is above the audience window, on the display that this fills. */
export function isAboveAudience(remoteOn: number, { display }: Pick<AudienceState, 'display'>): boolean {
  return display !== null && display.id === remoteOn;
}
