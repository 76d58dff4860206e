/**
 * @typedef {object} Stage
 * @property {import('@playwright/test').ElectronApplication} electron
 * @property {import('@playwright/test').Page} window
 * @property {ReturnType<typeof import('./camera.mjs').createCamera>['take']} take
 * @property {string} origin of the server in place of a tenant
 * @property {string} folder for files that are given to the app
 */

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Shows a view of the side bar.
 * @param {Page} window
 * @param {string} view
 */
export async function open(window, view) {
  const navigation = window.getByRole('navigation', { name: 'Library' });
  await navigation.getByRole('button', { name: new RegExp(`^${view}`) }).click();
}

/**
 * Runs a command of the palette by its name.
 * @param {Page} window
 * @param {string} name
 */
export async function command(window, name) {
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill(name);
  // A key may follow its name.
  await window.getByRole('option').filter({ hasText: name }).first().waitFor();
  await window.keyboard.press('Enter');
}

/** @param {Page} window */
export async function close(window) {
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').first().waitFor({ state: 'hidden' });
}

/**
 * @param {Page} window
 * @param {string} field
 * @param {string | RegExp} option
 */
export async function choose(window, field, option) {
  await window.getByRole('combobox', { name: field, exact: true }).click();
  await window.getByRole('option', { name: option }).click();
}

/**
 * @param {Page} window
 * @param {string} name
 * @param {string} value
 */
export async function fillField(window, name, value) {
  await window.getByRole('textbox', { name, exact: true }).fill(value);
}

/**
 * Sends the event and waits for the outcome's name.
 * @param {Page} window
 * @param {string} word
 */
export async function send(window, word) {
  await window.getByRole('button', { name: 'Send', exact: true }).click();
  await window.locator('section[aria-label="Response"]:not([aria-busy="true"])').waitFor();
  await window.getByRole('region', { name: 'Response' }).getByText(word, { exact: true }).first().waitFor();
}
