import { Menu } from 'electron';

/** The menu: on macOS the usual one, whose keys for copy and paste need it; elsewhere none is shown. */
export function setMenu(platform: NodeJS.Platform): void {
  const mac = [{ role: 'appMenu' as const }, { role: 'editMenu' as const }, { role: 'windowMenu' as const }];
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(mac) : null);
}
