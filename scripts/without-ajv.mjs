/**
 * Leaves ajv and semver out of the build. electron-store uses them for stores with a JSON schema, and with migrations. Ours
 * have neither: zod checks them, and loading the two would delay the window.
 * @returns {import('vite').Plugin}
 */
export function withoutAjv() {
  const prefix = '\0left-out:';
  return {
    name: 'without-ajv',
    enforce: 'pre',
    resolveId(source) {
      const [name = ''] = /^(?:ajv(?:-formats)?|semver)(?=\/|$)/.exec(source) ?? [];
      return name === '' ? null : `${prefix}${name}`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      return id.endsWith('semver') ? withoutMigrations : withoutSchemas;
    },
  };
}

const withoutSchemas = `
export class Ajv2020 {
  constructor() {
    throw new Error('No store of Tidings has a JSON schema: zod checks them.');
  }
}
export default {};
`;

const withoutMigrations = `
export default new Proxy({}, {
  get() {
    throw new Error('No store of Tidings has migrations.');
  },
});
`;
