import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { sideBarWidths } from '#app/settings/side-bar-widths.ts';
import styles from './sidebar.module.css';

const { least, most, usual } = sideBarWidths;

/** How far an arrow key moves the edge, in pixels. */
const step = 16;

type SidebarEdgeProps = {
  readonly width: number;
  /** Shows a width, while the edge is dragged. */
  readonly onWidth: (width: number) => void;
  /** Keeps the width. */
  readonly onDone: (width: number) => void;
};

/** The edge of the side bar, to be dragged or moved with the arrow keys. A double click makes it as wide as usual. */
export function SidebarEdge({ width, onWidth, onDone }: SidebarEdgeProps) {
  const [isDragged, setDragged] = useState(false);

  /**
   * Follows the pointer wherever it goes. The width is where it is let go: the last move may not be drawn yet. A move without
   * a button is another pointer's, for example of a window that opens below it.
   */
  function drag({ clientX }: PointerEvent) {
    const start = clientX - width;
    const dragging = new AbortController();
    const { signal } = dragging;
    let last = width;
    const move = (to: number) => {
      last = within(to - start);
      onWidth(last);
    };
    const end = () => {
      dragging.abort();
      setDragged(false);
      onDone(last);
    };
    setDragged(true);
    window.addEventListener('pointermove', (event) => event.buttons !== 0 && move(event.clientX), { signal });
    const letGo = (event: { readonly clientX: number }) => {
      move(event.clientX);
      end();
    };
    window.addEventListener('pointerup', letGo, { signal });
    window.addEventListener('pointercancel', end, { signal });
  }

  function press(event: KeyboardEvent) {
    const next = widthAfter(event.key, width);
    if (next === null) return;
    event.preventDefault();
    onWidth(next);
    onDone(next);
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label="Side bar width"
      aria-orientation="vertical"
      aria-controls="library"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      className={styles['edge']}
      data-dragged={isDragged || undefined}
      onPointerDown={drag}
      onDoubleClick={() => {
        onWidth(usual);
        onDone(usual);
      }}
      onKeyDown={press}
    />
  );
}

function widthAfter(key: string, width: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return within(width - step);
    case 'ArrowRight':
      return within(width + step);
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return null;
  }
}

function within(width: number): number {
  return Math.round(Math.min(most, Math.max(least, width)));
}
