import { Notifications, useNotifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { type NoticePlace, placeOfNotices } from './notice-place.ts';
import styles from './notices-box.module.css';

/** The container of all messages. What has `data-uncovered` stays in sight while they are shown. */
export function NoticesBox({ least }: { readonly least: number }) {
  const place = usePlace(least);
  return (
    <Notifications
      data-notices
      position="bottom-right"
      containerWidth={360}
      // A problem stays until it is closed: the next one must not wait behind it.
      limit={20}
      className={styles['notices'] ?? ''}
      data-side={place.side}
      style={{ '--t-notices-bottom': `${place.bottom}px` }}
    />
  );
}

/** Finds a place again whenever messages or what they could cover changes. */
function usePlace(least: number): NoticePlace {
  const isShown = useNotifications().notifications.length > 0;
  const [place, setPlace] = useState<NoticePlace>(() => placeNow(least));
  useEffect(() => {
    if (!isShown) return undefined;
    const measure = () => {
      const next = placeNow(least);
      setPlace((now) => (now.side === next.side && now.bottom === next.bottom ? now : next));
    };
    const resized = new ResizeObserver(measure);
    const container = noticesNow();
    if (container !== null) resized.observe(container);
    const changed = new MutationObserver(measure);
    changed.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', measure);
    measure();
    return () => {
      resized.disconnect();
      changed.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [isShown, least]);
  return place;
}

function noticesNow(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-notices][data-position="bottom-right"]');
}

function placeNow(least: number): NoticePlace {
  const { offsetWidth: width = 0, offsetHeight: height = 0 } = noticesNow() ?? {};
  const uncovered = Array.from(document.querySelectorAll('[data-uncovered]'), (one) => one.getBoundingClientRect());
  const visible = uncovered.filter((box) => box.width > 0 && box.height > 0);
  const window = { width: innerWidth, height: innerHeight };
  return placeOfNotices({ notices: { width, height }, window, uncovered: visible, least });
}
