import { extname } from 'node:path';

/** What `app.relaunch` takes. Without a path it is the program that runs. */
export type RelaunchOptions = { readonly execPath?: string; readonly args: string[] };

/**
 * How to start Tidings again. An AppImage and a portable Windows program run from a temporary folder that is removed:
 * their own file is started again. A file that the first start opened isn't opened again.
 */
export function relaunchOptions({
  argv,
  env,
}: {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}): RelaunchOptions {
  const args = argv.slice(1).filter((one) => one.startsWith('-') || extname(one).toLowerCase() !== '.tidings');
  const packed = [env['APPIMAGE'], env['PORTABLE_EXECUTABLE_FILE']].find((path) => path !== undefined && path !== '');
  return { ...(packed !== undefined && { execPath: packed }), args };
}
