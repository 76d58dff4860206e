import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const setUserId = 0o4000;

/**
 * The arguments for Chromium's sandbox. It doesn't work for root, and stays on for everyone else.
 * @returns {string[]}
 */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * The message if the kernel prevents programs from creating a sandbox, as on Ubuntu 24.04. Electron's own message
 * doesn't explain it.
 * @param {string} distPath
 * @returns {string | undefined}
 */
export function sandboxWarning(distPath) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return undefined;
  const blocked =
    setting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('kernel/unprivileged_userns_clone') === '0' ||
    setting('user/max_user_namespaces') === '0';
  const helper = path.join(distPath, 'chrome-sandbox');
  if (!blocked || (existsSync(helper) && statSync(helper).mode & setUserId)) return undefined;
  return 'This system keeps programs from building a sandbox, so Electron may refuse to start; if it does, allow user namespaces (sysctl), or run `npm start -- --no-sandbox` if you trust what the window shows.';
}

/** @param {string} name under /proc/sys */
function setting(name) {
  const file = path.join('/proc/sys', name);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
