import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at the end. */
export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @param {...string} parts
 * @returns {string} an absolute path inside the project
 */
export function fromRoot(...parts) {
  return path.join(projectRoot, ...parts);
}

/**
 * Whether node was started with this file, and not with one that imports it.
 * @param {string} moduleUrl the file's `import.meta.url`
 */
export function isProgram(moduleUrl) {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}
