/**
 * Leaves ajv out of the build. electron-store uses it for stores with a JSON schema. Ours are checked by zod, and
 * loading ajv would delay the window.
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
