import { expect, it } from 'vitest';
import { relaunchOptions } from './relaunch.ts';

const options = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) => relaunchOptions({ argv, env });

it('an AppImage and a portable program start again as the file that they came in', () => {
  const inside = ['/tmp/.mount_TidinX/tidings', '--no-sandbox'];
  const image = '/home/ada/Apps/Tidings 1.0.AppImage';
  expect(options(inside, { APPIMAGE: image, APPDIR: '/tmp/.mount_TidinX' })).toEqual({
    execPath: image,
    args: ['--no-sandbox'],
  });
  const portable = String.raw`C:\Tools\Tidings.exe`;
  expect(options([String.raw`C:\Temp\2abc\Tidings.exe`], { PORTABLE_EXECUTABLE_FILE: portable })).toEqual({
    execPath: portable,
    args: [],
  });
});

it('an installed program starts again as it runs', () => {
  expect(options(['/opt/Tidings/tidings', '--lang=de'], { APPIMAGE: '' })).toEqual({ args: ['--lang=de'] });
});

it('the file of the first start is not opened again', () => {
  expect(options(['tidings', 'a.tidings', '--x=b.tidings', 'C:\\c.TIDINGS', '.'])).toEqual({
    args: ['--x=b.tidings', '.'],
  });
});
