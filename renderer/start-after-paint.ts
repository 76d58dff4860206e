/**
 * Runs before the app is loaded, on its own: starts the app's scripts once the frame is on the screen. The page loads them
 * meanwhile. Run as soon as they are loaded, they would hold up the paint; at the end of the page, they would wait for the
 * session, with nothing to do until then.
 */
{
  /** How long the paint may take, in milliseconds. A window that nobody sees is never painted. */
  const mostPaintMs = 500;
  const started = new Set<string>();

  const start = () => {
    for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')) {
      if (started.has(href)) continue;
      started.add(href);
      const script = Object.assign(document.createElement('script'), { type: 'module', src: href, async: false });
      script.crossOrigin = '';
      document.body.append(script);
    }
  };

  /** Their list is the last thing before the session. The page may have been read up to its middle. */
  const startNamed = () => {
    start();
    document.addEventListener('DOMContentLoaded', start, { once: true });
  };

  new PerformanceObserver((_painted, observer) => {
    observer.disconnect();
    startNamed();
  }).observe({ type: 'paint', buffered: true });
  setTimeout(startNamed, mostPaintMs);
}
