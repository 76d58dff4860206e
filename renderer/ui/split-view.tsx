import { useSplitter } from '@mantine/hooks';
import { type ReactNode, useRef, useState } from 'react';
import styles from './split-view.module.css';

/** Where the second part is. */
export type SplitSide = 'below' | 'right';

type SplitViewProps = {
  readonly side: SplitSide;
  /** How much the second part takes, in percent. */
  readonly percent: number;
  /** What the second part takes after a double click on the line between the two. */
  readonly usualPercent: number;
  /** The least that each part takes, in percent. */
  readonly least: readonly [first: number, second: number];
  /** The accessible name of the line between the two. */
  readonly label: string;
  /** Gets the new size once, at the end of a drag or after a key. */
  readonly onPercent: (percent: number) => void;
  readonly first: ReactNode;
  /** Null gives the first part all the space. */
  readonly second: ReactNode | null;
};

/**
 * Two parts with a line between them that is dragged, or moved with the arrow keys. Neither part is made again when the
 * second one moves to another side, or goes.
 */
export function SplitView(props: SplitViewProps) {
  const { side, usualPercent, least, label, onPercent, first, second } = props;
  /** The size while it is dragged; null otherwise. */
  const [dragged, setDragged] = useState<number | null>(null);
  const isDragging = useRef(false);
  const percent = dragged ?? props.percent;
  const splitter = useSplitter({
    orientation: side === 'below' ? 'vertical' : 'horizontal',
    panels: [
      { defaultSize: 100 - usualPercent, min: least[0] },
      { defaultSize: usualPercent, min: least[1] },
    ],
    sizes: [100 - percent, percent],
    step: 2,
    onSizeChange: ([, size]) => (isDragging.current ? setDragged(Number(size)) : onPercent(Number(size))),
    onResizeStart: () => {
      isDragging.current = true;
    },
    onResizeEnd: (_, [, size]) => {
      isDragging.current = false;
      setDragged(null);
      if (Number(size) !== props.percent) onPercent(Number(size));
    },
  });
  return (
    <div ref={splitter.ref} className={styles['split']} data-side={side}>
      <div className={styles['part']} style={{ flexGrow: 100 - percent }}>
        {first}
      </div>
      {second !== null && (
        <>
          {/* Its orientation is that of the line, not of the two parts. */}
          <div
            {...splitter.getHandleProps({ index: 0 })}
            role="separator"
            className={styles['line']}
            aria-label={label}
            aria-orientation={side === 'below' ? 'horizontal' : 'vertical'}
          />
          <div className={styles['part']} style={{ flexGrow: percent }}>
            {second}
          </div>
        </>
      )}
    </div>
  );
}
