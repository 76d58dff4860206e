/**
 * Leaves ajv out of what is built. electron-store's own library brings it, for stores that are given a JSON schema; ours are
 * checked by zod, and the window would open later for something that nobody asks.
 * @returns {import('vite').Plugin}
 */
export function withoutAjv() {
  const name = '\0without-ajv';
  return {
    name: 'without-ajv',
    enforce: 'pre',
    resolveId: (source) => (/^ajv(-formats)?(\/|$)/.test(source) ? name : null),
    load: (id) => (id === name ? standIn : null),
  };
}

const standIn = `
export class Ajv2020 {
  constructor() {
    throw new Error('No store of Tidings has a JSON schema: zod checks them.');
  }
}
export default {};
`;
