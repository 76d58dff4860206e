import { fromRoot } from './project.mjs';

/**
 * Tells the bundler that making a zod schema changes nothing else, so that schemas which the window never asks for are left
 * out of it, and zod with them. It cannot see that by itself: each is the result of a chain of calls.
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
      // From the end, so that the places before it stay as they are.
      for (const { start, end } of body.flatMap(schemaValues).reverse())
        marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
      // All lines stay where they were.
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
 * Whether a value is the end of a chain of calls that a schema began, or a list of such by name, as the contract is.
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
