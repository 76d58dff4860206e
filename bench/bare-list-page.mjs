import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement, useRef } from 'react';
import { createRoot } from 'react-dom/client';

/** A virtual list with one line of text a row, as high as the history with the count in the address. */
function BareList({ count = 0 }) {
  const scroller = useRef(/** @type {HTMLDivElement | null} */ (null));
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 32,
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems().map(({ index, start }) =>
    createElement(
      'li',
      {
        key: index,
        style: { position: 'absolute', inset: '0 0 auto', height: 32, transform: `translateY(${start}px)` },
      },
      `Event ${index + 1} of ${count}`,
    ),
  );
  const height = virtualizer.getTotalSize();
  const list = createElement('ul', { 'aria-label': 'History', style: { height: '100%', margin: 0, padding: 0 } }, rows);
  return createElement(
    'div',
    { ref: scroller, style: { height: '100%', overflow: 'auto' } },
    createElement('div', { style: { height, position: 'relative' } }, list),
  );
}

const place = document.querySelector('main');
if (place) createRoot(place).render(createElement(BareList, { count: Number(location.hash.slice(1)) }));
