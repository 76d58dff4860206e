import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where everything is kept: the folder that TIDINGS_USER_DATA names; on Windows the local, not the roaming, AppData; else
 * null, for Electron's own choice.
 */
export function userDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const named = environment['TIDINGS_USER_DATA'];
  if (named !== undefined && named !== '') return named;
  const local = environment['LOCALAPPDATA'];
  return platform === 'win32' && local !== undefined ? join(local, 'Tidings') : null;
}

/**
 * The theme that the person chose, looked up in the settings' file before anything is loaded that could read it properly;
 * `system` when there is none.
 */
export function themeAtStart(folder: string): 'light' | 'dark' | 'system' {
  try {
    const { theme } = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).value;
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}
