import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { sideBarWidths } from '#app/settings/settings.ts';
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
  const [start, setStart] = useState<number | null>(null);

  function move(event: PointerEvent) {
    if (start !== null) onWidth(within(event.clientX - start));
  }

  /** The pointer says where it was let go: the last move may not be drawn yet on a busy machine. */
  function letGo(event: PointerEvent) {
    if (start === null) return;
    const next = within(event.clientX - start);
    setStart(null);
    onWidth(next);
    onDone(next);
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
      data-dragged={start !== null || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart(event.clientX - width);
      }}
      onPointerMove={move}
      onPointerUp={letGo}
      onPointerCancel={() => {
        setStart(null);
        onDone(width);
      }}
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
