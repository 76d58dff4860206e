import { Failure } from './failure.mjs';

const oldest = /** @type {const} */ ([20, 19]);

/**
 * @param {string} [version] as `process.versions.node` has it
 * @throws {Failure} if this Node is too old for the project
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Failure(
    `This is Node ${version}, which is too old for the tools that build Tidings; install Node ${oldest.join('.')} or newer, then try again.`,
  );
}
