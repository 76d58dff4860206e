import { fromRoot } from './project.mjs';

/**
 * Tells the bundler that creating a zod schema has no side effects, so that schemas that the window doesn't use are
 * left out, and zod with them. The bundler can't know that, because each is the result of a chain of calls.
 * @returns {import('vite').Plugin}
 */
export function pureSchemas() {
  const folder = `${fromRoot('app').replaceAll('\\', '/')}/`;
  return {
    name: 'pure-schemas',
    enforce: 'post',
    transform(code, id) {
      if (!id.startsWith(folder) || !code.includes('Schema')) return null;
      const { body } = this.parse(code);
      let marked = code;
      // From the end, so that the positions before it don't change.
      for (const { start, end } of body.flatMap(schemaValues).reverse())
        marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
      // Line numbers don't change.
      return { code: marked, map: null };
    },
  };
}

/**
 * The values of a module's own constants that are made by zod, or by a schema.
 * @param {import('vite').ESTree.Program['body'][number]} statement
 */
function schemaValues(statement) {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ init }) => (init && isOfSchemas(init) ? [init] : []));
}

/**
 * Whether a value is a chain of calls that starts with a schema, or an object of such values, like the contract.
 * @param {import('vite').ESTree.Expression} node
 * @returns {boolean}
 */
function isOfSchemas(node) {
  if (node.type === 'CallExpression') return isOfSchemas(node.callee);
  if (node.type === 'MemberExpression' && node.object.type !== 'Super') return isOfSchemas(node.object);
  if (node.type === 'Identifier') return /^z$|Schema$/.test(node.name);
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some((property) => property.type === 'Property' && isOfSchemas(property.value));
}
