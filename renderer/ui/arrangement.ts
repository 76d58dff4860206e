/** How items lie. Left and Right move between them too, except in rows. */
export type Arrangement = 'rows' | 'line' | 'columns';

/** The places of items in their list, and how far a key goes. A long list renders only a part of its items. */
export function linesOf(container: HTMLElement, all: readonly HTMLElement[], as: Arrangement) {
  const columns = as === 'columns' ? columnsOf(all) : 1;
  const scroller = () => scrollerOf(container);
  const page = () => {
    const height = (scroller() ?? container).clientHeight;
    return Math.max(1, Math.floor(height / (all[0]?.offsetHeight || 32)) - 1) * columns;
  };
  const placeOf = (item: HTMLElement) => {
    const place = item.getAttribute('aria-posinset');
    return place === null ? all.indexOf(item) : Number(place) - 1;
  };
  return {
    placeOf,
    at: (place: number) => all.find((item) => placeOf(item) === place),
    sizeOf: (item: HTMLElement) => {
      const size = item.getAttribute('aria-setsize');
      return size === null ? all.length : Number(size);
    },
    scrollBy: (top: number) => scroller()?.scrollBy({ top, behavior: 'instant' }),
    /** How many items a key goes on; null for keys that do not move. */
    stepOf: (key: string): number | null => {
      switch (key) {
        case 'ArrowDown':
          return columns;
        case 'ArrowUp':
          return -columns;
        case 'ArrowRight':
          return as === 'rows' ? null : 1;
        case 'ArrowLeft':
          return as === 'rows' ? null : -1;
        case 'PageDown':
          return page();
        case 'PageUp':
          return -page();
        case 'Home':
          return Number.NEGATIVE_INFINITY;
        case 'End':
          return Number.POSITIVE_INFINITY;
        default:
          return null;
      }
    },
  };
}

/** How many items lie beside each other. */
function columnsOf(all: readonly HTMLElement[]): number {
  const top = all[0]?.offsetTop;
  const below = all.findIndex(({ offsetTop }) => offsetTop !== top);
  return below === -1 ? 1 : below;
}

function scrollerOf(container: HTMLElement): HTMLElement | null {
  for (let one: HTMLElement | null = container; one !== null; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  return null;
}
