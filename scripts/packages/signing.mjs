/**
 * @typedef {Record<string, string | undefined>} Environment
 * @typedef {object} Signing how packages are signed
 * @property {Environment} set variables for electron-builder; undefined for those that must not be there
 * @property {object} config what it changes in electron-builder's configuration
 * @property {string} says for the notes of a release
 */

const certificate = ['CSC_LINK', 'CSC_KEY_PASSWORD'];
const notarization = ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'];
const systems = /** @type {Record<string, string>} */ ({ darwin: 'macOS', win32: 'Windows', linux: 'Linux' });

/**
 * Works out how to sign with what there is. Secrets that a repository doesn't have arrive as empty variables, which would
 * stop electron-builder, so they are taken away. A workflow names the certificate SIGNING_LINK and SIGNING_PASSWORD.
 * @param {Environment} env
 * @param {string} platform
 * @returns {Signing}
 */
export function planSigning(env, platform) {
  const system = systems[platform] ?? platform;
  const link = env['SIGNING_LINK'] || env['CSC_LINK'];
  const unset = Object.fromEntries([...certificate, ...notarization].map((name) => [name, undefined]));
  if (platform === 'linux') return { set: unset, config: {}, says: 'Linux: the packages have no signature.' };
  if (!link) return { set: unset, config: unsignedConfig(platform), says: unsignedSays(system) };
  const password = env['SIGNING_PASSWORD'] || env['CSC_KEY_PASSWORD'];
  const signed = { ...unset, CSC_LINK: link, ...(password ? { CSC_KEY_PASSWORD: password } : {}) };
  if (platform !== 'darwin') return { set: signed, config: {}, says: `${system}: the packages are signed.` };
  const isComplete = notarization.every((name) => env[name]);
  if (!isComplete) return { set: signed, config: {}, says: 'macOS: the packages are signed, but not notarized.' };
  const notarized = Object.fromEntries(notarization.map((name) => [name, env[name]]));
  return { set: { ...signed, ...notarized }, config: {}, says: 'macOS: the packages are signed and notarized.' };
}

/**
 * A Mac with an Apple processor starts only apps with a signature. One without an identity is enough, but the hardened
 * runtime then refuses Electron's own libraries.
 * @param {string} platform
 */
function unsignedConfig(platform) {
  return platform === 'darwin' ? { mac: { identity: '-', hardenedRuntime: false } } : {};
}

/** @param {string} system */
function unsignedSays(system) {
  const what = 'the packages are not signed, so the system warns before the first start.';
  return `${system}: ${what} The section “Install” of README.md says what to do.`;
}

/**
 * Sets the variables for electron-builder.
 * @param {Environment} set
 */
export function applySigning(set) {
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}
