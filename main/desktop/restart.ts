import { app } from 'electron';
import { relaunchOptions } from './relaunch.ts';

export type Restart = {
  /** Quits, and starts again once the app has quit. */
  readonly request: () => void;
  /** Call when the person decides to keep the window open. */
  readonly cancel: () => void;
};

export function createRestart(): Restart {
  let isRequested = false;
  app.on('will-quit', () => isRequested && app.relaunch(relaunchOptions(process)));
  return {
    request: () => {
      isRequested = true;
      app.quit();
    },
    cancel: () => {
      isRequested = false;
    },
  };
}
