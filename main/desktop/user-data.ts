import { join, resolve } from 'node:path';
import { valueAtStart } from '#main/storage/value-at-start.ts';

/**
 * Where everything is saved: the folder in TIDINGS_USER_DATA; on Windows the local, not the roaming, AppData; otherwise
 * null, for Electron's own choice. Electron takes only a whole path.
 */
export function userDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const named = environment['TIDINGS_USER_DATA'];
  if (named !== undefined && named !== '') return resolve(named);
  const local = environment['LOCALAPPDATA'];
  return platform === 'win32' && local !== undefined ? join(local, 'Tidings') : null;
}

/**
 * The theme that the person chose, read from the settings file before the stores are loaded;
 * `system` when there is none.
 */
export function themeAtStart(folder: string): 'light' | 'dark' | 'system' {
  try {
    const { theme } = valueAtStart(folder, 'settings.json');
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}
