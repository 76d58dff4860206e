import { readFile } from 'node:fs/promises';
import { fromRoot } from './project.mjs';

/** At the end of the name of a module's second copy, which has its schemas. */
const ofSchemas = '?schemas';

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
    resolveId: {
      order: 'pre',
      async handler(source, importer) {
        if (!source.endsWith(ofSchemas)) return null;
        const found = await this.resolve(source.slice(0, -ofSchemas.length), importer);
        return found === null ? null : { id: `${found.id}${ofSchemas}`, moduleSideEffects: false };
      },
    },
    load: {
      order: 'pre',
      async handler(id) {
        if (!id.endsWith(ofSchemas)) return null;
        const file = id.slice(0, -ofSchemas.length);
        return { code: await readFile(file, 'utf8'), moduleType: 'ts' };
      },
    },
    transform(code, id) {
      if (!code.includes('Schema')) return null;
      const { body } = this.parse(code);
      let changed = code;
      // From the end, so that the positions before it don't change.
      for (const { start, end, by } of [
        ...(id.startsWith(folder) ? body.flatMap(pureValues) : []),
        ...body.flatMap(splitImport),
      ].toSorted((one, other) => other.start - one.start))
        changed = `${changed.slice(0, start)}${by(changed.slice(start, end))}${changed.slice(end)}`;
      // Line numbers don't change.
      return { code: changed, map: null };
    },
  };
}

/**
 * An import of schemas, and maybe of more, in two: the schemas come from a second copy of the module. The bundler leaves
 * out of each copy what is not used, so that the window opens with the values, and what loads later has the schemas.
 * @param {import('vite').ESTree.Program['body'][number]} statement
 */
function splitImport(statement) {
  if (statement.type !== 'ImportDeclaration' || !/^(?:#app|\.)\/.*\.ts$/.test(statement.source.value)) return [];
  const names = statement.specifiers.map((one) => ({ text: textOf(one), isSchema: isSchemaName(one.local.name) }));
  if (names.every(({ isSchema }) => !isSchema)) return [];
  const listOf = (/** @type {boolean} */ schemas) =>
    names.flatMap(({ text, isSchema }) => (isSchema === schemas ? [text] : [])).join(', ');
  const source = statement.source.value;
  const by = () =>
    `import { ${listOf(true)} } from '${source}${ofSchemas}'; import { ${listOf(false)} } from '${source}';`;
  return [{ start: statement.start, end: statement.end, by }];
}

/** @param {import('vite').ESTree.ImportDeclarationSpecifier} specifier */
function textOf(specifier) {
  if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') return '';
  return `${specifier.imported.name} as ${specifier.local.name}`;
}

/** @param {string} name */
function isSchemaName(name) {
  return name.endsWith('Schema');
}

/**
 * The values of a module's own constants that are made by zod, or by a schema, marked as without side effects.
 * @param {import('vite').ESTree.Program['body'][number]} statement
 */
function pureValues(statement) {
  const by = (/** @type {string} */ value) => `/* @__PURE__ */ (() => (${value}))()`;
  return schemaValues(statement).map(({ start, end }) => ({ start, end, by }));
}

/** @param {import('vite').ESTree.Program['body'][number]} statement */
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
