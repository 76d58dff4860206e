import { readFileSync } from 'node:fs';
import { fromRoot } from './project.mjs';

const name = 'virtual:notices';

/**
 * Gives the window the licence notices of the packages in it. They are a module of their own, which is loaded when
 * somebody wants to read them.
 * @returns {import('vite').Plugin}
 */
export function noticesPlugin() {
  return {
    name: 'notices',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}`
        ? `export const notices = ${JSON.stringify(readFileSync(fromRoot('docs', 'notices.txt'), 'utf8'))};`
        : undefined,
  };
}
