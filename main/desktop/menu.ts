import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { OfferedCommand } from '#app/desktop/calls.ts';
import { acceleratorOf } from './accelerator.ts';
import { layOutMenu } from './menu-layout.ts';
import { openExternal } from './security.ts';

const updates: OfferedCommand = { id: 'updates', name: 'Check for updates', group: 'Help', key: '', isEnabled: true };

/** Read once: the menu is built again with each change of the library. */
let releases: { readonly page: string | null } | null = null;

/**
 * The menu, with every command that the window has; on Windows and Linux Alt shows it. It takes no keys: those are the
 * window's, but on macOS, where copy and paste need the usual ones.
 */
export function setMenu(commands: readonly OfferedCommand[], onChosen: (id: string) => void): void {
  releases ??= { page: releasePage() };
  const { page } = releases;
  const all = page === null ? commands : [...commands, updates];
  const own = layOutMenu(all).map(
    ({ label, commands: inside }): MenuItemConstructorOptions => ({
      label,
      submenu: inside.map((command) => ({
        // A single & would underline the next letter.
        label: command.name.replaceAll('&', '&&'),
        enabled: command.isEnabled,
        ...shownKey(command.key),
        click: (_, __, event?: { readonly triggeredByAccelerator?: boolean }) => {
          // On macOS, a key that the menu shows also presses it; the window has that key already.
          if (event?.triggeredByAccelerator === true) return;
          if (command === updates && page !== null) openExternal(page);
          else onChosen(command.id);
        },
      })),
    }),
  );
  const isMac = process.platform === 'darwin';
  const template = isMac ? [{ role: 'appMenu' as const }, { role: 'editMenu' as const }, ...own] : own;
  Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate(template));
}

/** A key that the menu shows, and does not take. */
function shownKey(key: string): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  const accelerator = acceleratorOf(key);
  return accelerator === null ? {} : { accelerator, registerAccelerator: false };
}

/** The page with new versions, if package.json has one. */
function releasePage(): string | null {
  const { releasePage } = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'));
  return typeof releasePage === 'string' ? releasePage : null;
}
