/** A part of the window, in pixels from its left and top edge. */
type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where messages are: at which side, and how far above the bottom of the window, in pixels. */
export type NoticePlace = { readonly side: 'right' | 'left'; readonly bottom: number };

type Size = { readonly width: number; readonly height: number };

/** What messages keep from the edges of the window, and from what they must not cover, in pixels. */
const margin = 16;
const gap = 8;

type Room = {
  readonly notices: Size;
  readonly window: Size;
  /** What must stay in sight. */
  readonly uncovered: readonly Box[];
  /** How far above the bottom of the window messages are at least. */
  readonly least: number;
};

/**
 * Where messages cover nothing that must stay in sight: at the bottom, or just above such a part. Where there is no such
 * place, they cover as little of it as possible.
 */
export function placeOfNotices({ notices, window, uncovered, least }: Room): NoticePlace {
  const lowest = window.height - margin - least;
  const bottoms = [lowest, ...uncovered.map(({ top }) => top - gap).filter((bottom) => bottom < lowest)]
    .filter((bottom) => bottom - notices.height >= 0)
    .toSorted((a, b) => b - a);
  let best: NoticePlace = { side: 'right', bottom: margin + least };
  let leastCovered = Number.POSITIVE_INFINITY;
  for (const bottom of bottoms)
    for (const side of ['right', 'left'] as const) {
      const left = side === 'left' ? margin : window.width - margin - notices.width;
      const box = { left, right: left + notices.width, top: bottom - notices.height, bottom };
      const covered = uncovered.reduce((sum, one) => sum + overlap(box, one), 0);
      if (covered < leastCovered) {
        leastCovered = covered;
        best = { side, bottom: window.height - bottom };
      }
    }
  return best;
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
