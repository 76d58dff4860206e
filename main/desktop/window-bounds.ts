import { valueAtStart } from '#main/storage/value-at-start.ts';

/** A rectangle in screen points. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a window was when it was closed. */
export type WindowPlace = { readonly at: Rectangle; readonly isMaximized: boolean };

export const smallestWindow = { width: 640, height: 480 } as const;

/**
 * Where the window was last time, read from its file before the stores are loaded; null when
 * there is none.
 */
export function lastWindowPlace(folder: string): WindowPlace | null {
  try {
    const { at, isMaximized } = valueAtStart(folder, 'window.json');
    const { x, y, width, height } = at;
    const isWhole = [x, y, width, height].every((number) => Number.isSafeInteger(number));
    return isWhole ? { at: { x, y, width, height }, isMaximized: isMaximized === true } : null;
  } catch {
    return null;
  }
}

/** How much of the title bar must be on a screen so that the window can be dragged. */
const hold = { width: 120, height: 32 } as const;

/**
 * Where the window opens: where it was, if its title bar can be dragged on a current screen; otherwise
 * in the middle of the first screen, no larger than it. Null when it was never open.
 * @param areas of the screens, without system bars; the first is the main one
 */
export function placeOn(areas: readonly Rectangle[], at: Rectangle | null): Rectangle | null {
  const [main] = areas;
  if (at === null || main === undefined) return null;
  const size = {
    width: Math.max(at.width, smallestWindow.width),
    height: Math.max(at.height, smallestWindow.height),
  };
  const wanted = within(areas, { ...at, ...size });
  if (areas.some((area) => canBeHeld(wanted, area))) return wanted;
  const width = Math.min(size.width, main.width);
  const height = Math.min(size.height, main.height);
  return {
    x: main.x + Math.round((main.width - width) / 2),
    y: main.y + Math.round((main.height - height) / 2),
    width,
    height,
  };
}

/** The window no larger than all screens together: it may lie across several, but a larger one can't be resized. */
function within(areas: readonly Rectangle[], window: Rectangle): Rectangle {
  const left = Math.min(...areas.map(({ x }) => x));
  const top = Math.min(...areas.map(({ y }) => y));
  const mostWidth = Math.max(...areas.map(({ x, width }) => x + width)) - left;
  const mostHeight = Math.max(...areas.map(({ y, height }) => y + height)) - top;
  return {
    ...(window.width > mostWidth ? { x: left, width: mostWidth } : { x: window.x, width: window.width }),
    ...(window.height > mostHeight ? { y: top, height: mostHeight } : { y: window.y, height: window.height }),
  };
}

/** Whether its title bar can be dragged: not above the screen, and wide enough on it. */
function canBeHeld(window: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const below = area.y + area.height - window.y;
  return visible >= hold.width && window.y >= area.y && below >= hold.height;
}
