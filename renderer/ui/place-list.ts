/** Room for the most that is offered, in pixels. */
const height = 272;

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width'>;
type Room = { readonly innerWidth: number; readonly innerHeight: number };

/** Where a list of suggestions stands, so that it is inside the window: below its field or above, flush left or right. */
export function placeList(field: Box, { innerWidth, innerHeight }: Room) {
  const isOnTheRight = field.left + field.right > innerWidth && field.left > 0;
  const isLow = field.bottom + height > innerHeight && field.top > innerHeight - field.bottom;
  return {
    ...(isOnTheRight ? { right: Math.max(0, innerWidth - field.right) } : { left: field.left }),
    ...(isLow ? { bottom: innerHeight - field.top + 4 } : { top: field.bottom + 4 }),
    minWidth: Math.max(220, field.width),
    maxHeight: (isLow ? field.top : innerHeight - field.bottom) - 12,
  };
}
