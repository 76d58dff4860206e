import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { onRowWanted } from './wanted-row.ts';

/** Chromium makes nothing higher than 33.5 million device pixels: this fits at a zoom of 400 % on a screen scaled to 200 %. */
const mostPixels = 4_000_000;
const overscan = 12;

type View = {
  /** The first pixel in sight, of the whole list and of the element that scrolls. They differ where the list is too long. */
  readonly offset: number;
  readonly top: number;
  readonly height: number;
};

type LongListOptions = {
  readonly count: number;
  readonly rowHeight: number;
  readonly scroller: RefObject<HTMLElement | null>;
};

export type LongList = {
  /** The lines in sight and some around them, and where they are. */
  readonly lines: readonly { readonly index: number; readonly top: number }[];
  /** The height of the element with the lines. */
  readonly height: number;
  /** Scrolls to a line. */
  readonly show: (index: number, align: 'center' | 'end') => void;
};

/** A list of lines of one height, of any length: where it is higher than an element may be, the scroll bar stands for more. */
export function useLongList({ count, rowHeight, scroller }: LongListOptions): LongList {
  const whole = count * rowHeight;
  const height = Math.min(whole, mostPixels);
  const { view, goTo, offsetNow } = useView({ count, rowHeight, scroller });
  const first = Math.max(0, Math.min(Math.floor(view.offset / rowHeight), count) - overscan);
  const last = Math.min(count, Math.ceil((view.offset + view.height) / rowHeight) + overscan);
  const lines = Array.from({ length: view.height === 0 ? 0 : Math.max(0, last - first) }, (_, at) => ({
    index: first + at,
    top: (first + at) * rowHeight - view.offset + view.top,
  }));
  const show = useCallback(
    (index: number, align: 'center' | 'end') => {
      const element = scroller.current;
      if (element === null) return;
      const head = element.scrollHeight - height;
      const room = element.clientHeight - head - rowHeight;
      goTo(index * rowHeight - (align === 'end' ? room : room / 2));
    },
    [scroller, goTo, rowHeight, height],
  );
  const bring = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * rowHeight;
      const head = element.scrollHeight - height;
      const lowest = top + rowHeight - (element.clientHeight - head);
      if (offsetNow() > top) goTo(top);
      else if (offsetNow() < lowest) goTo(lowest);
    },
    [scroller, goTo, offsetNow, rowHeight, height],
  );
  useEffect(() => (scroller.current === null ? undefined : onRowWanted(scroller.current, bring)), [scroller, bring]);
  return { lines, height, show };
}

/** How many pixels of the list a pixel of the scroll bar stands for. */
function scaleOf({ clientHeight, scrollHeight }: HTMLElement, whole: number): number {
  const most = scrollHeight - clientHeight;
  return whole <= mostPixels || most <= 0 ? 1 : (whole - mostPixels + most) / most;
}

/** What is in sight, and what moves it. */
function useView({ count, rowHeight, scroller }: LongListOptions) {
  const [view, setView] = useState<View>({ offset: 0, top: 0, height: 0 });
  /** A place between two pixels of the scroll bar. */
  const fine = useRef({ top: 0, offset: 0 });
  const whole = count * rowHeight;

  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop: top, clientHeight: height } = element;
    const scale = scaleOf(element, whole);
    if (scale === 1 || Math.abs(top - fine.current.top) > 1) fine.current = { top, offset: top * scale };
    const { offset } = fine.current;
    setView((before) =>
      before.offset === offset && before.top === top && before.height === height ? before : { offset, top, height },
    );
  }, [scroller, whole]);

  const goTo = useCallback(
    (offset: number) => {
      const element = scroller.current;
      if (element === null) return;
      const scale = scaleOf(element, whole);
      const wanted = Math.max(0, Math.min(offset, (element.scrollHeight - element.clientHeight) * scale));
      element.scrollTop = wanted / scale;
      fine.current = { top: element.scrollTop, offset: wanted };
      look();
    },
    [scroller, whole, look],
  );

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const turn = (event: WheelEvent) => {
      // A turn of the wheel is as many lines as in any list, not as many as the scroll bar stands for.
      if (scaleOf(element, whole) === 1 || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      goTo(fine.current.offset + event.deltaY * (event.deltaMode === 0 ? 1 : rowHeight));
    };
    element.addEventListener('scroll', look, { passive: true });
    element.addEventListener('wheel', turn, { passive: false });
    const sizeObserver = new ResizeObserver(look);
    sizeObserver.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      element.removeEventListener('wheel', turn);
      sizeObserver.disconnect();
    };
  }, [scroller, look, goTo, whole, rowHeight]);

  // A shorter list moves what is in sight.
  useLayoutEffect(look, [look]);
  const offsetNow = useCallback(() => fine.current.offset, []);
  return { view, goTo, offsetNow };
}
