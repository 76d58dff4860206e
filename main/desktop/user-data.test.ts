import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { themeAtStart, userDataFolder } from './user-data.ts';

it.each([
  ['the folder that is named', { TIDINGS_USER_DATA: '/data' }, 'linux', resolve('/data')],
  ['a folder named from where Tidings is started', { TIDINGS_USER_DATA: './data' }, 'linux', resolve('data')],
  ['the named one on Windows too', { TIDINGS_USER_DATA: 'D:/t', LOCALAPPDATA: 'C:/l' }, 'win32', resolve('D:/t')],
  ['the local AppData on Windows', { LOCALAPPDATA: 'C:/l', APPDATA: 'C:/r' }, 'win32', join('C:/l', 'Tidings')],
  ['Electron’s own choice elsewhere', { LOCALAPPDATA: 'C:/l' }, 'darwin', null],
  ['Electron’s own choice for an empty name', { TIDINGS_USER_DATA: '' }, 'linux', null],
] as const)('keeps everything in %s', (_, environment, platform, folder) => {
  expect(userDataFolder(environment, platform)).toBe(folder);
});

it.each([
  ['{"version":1,"value":{"theme":"dark"}}', 'dark'],
  ['{"version":1,"value":{"theme":"neon"}}', 'system'],
  ['{"version":1}', 'system'],
  ['garbage', 'system'],
])('finds the theme in %s', (text, theme) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-theme-'));
  writeFileSync(join(folder, 'settings.json'), text);
  expect(themeAtStart(folder)).toBe(theme);
  expect(themeAtStart(join(folder, 'none'))).toBe('system');
});
