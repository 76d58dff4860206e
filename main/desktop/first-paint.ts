import { basename, extname } from 'node:path';

export type FirstPaint = {
  /** Resolves when the window has its own script and style, or hasn't had them for too long. */
  readonly begun: Promise<void>;
  /** Call with the path of each file that was served to the window. */
  readonly onServed: (path: string) => void;
};

/** How long the services wait for a window whose files aren't reported, in milliseconds. */
const mostWaitMs = 5_000;

/** Waits until the window has what it draws with, so that loading the services doesn't delay it. */
export function watchFirstPaint(waitMs = mostWaitMs): FirstPaint {
  let begin = () => {};
  const begun = new Promise<void>((done) => {
    begin = done;
    // Chromium doesn't always report a file. The window would wait for the services forever.
    setTimeout(done, waitMs);
  });
  const missing = new Set(['.js', '.css']);
  return {
    begun,
    onServed: (path) => {
      if (basename(path).startsWith('window-')) missing.delete(extname(path));
      if (missing.size === 0) setImmediate(begin);
    },
  };
}

/** Whether the page itself names this file, so that the window stays blank without it. Parts that load later report themselves. */
export function isNeededToStart(path: string): boolean {
  return (
    path === '/' || path === '/index.html' || path === '/first.js' || /^(window|rolldown-runtime)-/.test(basename(path))
  );
}
