import { fromRoot } from './project.mjs';

/** @typedef {import('vite').ESTree.Program['body'][number]} Statement */
/** @typedef {{ start: number, end: number, text: string }} Edit */

/**
 * Has main make each of its zod schemas when it is first used: `const draftSchema = …` becomes a function that makes it
 * once, and all that use it call that function. Main has a thousand schemas, and making them took a fifth of the time that
 * the services load. The names say which they are: every constant of a module whose name ends with `Schema`.
 * @returns {import('vite').Plugin}
 */
export function lazySchemas() {
  const folders = ['app', 'main'].map((name) => `${fromRoot(name).replaceAll('\\', '/')}/`);
  return {
    name: 'lazy-schemas',
    enforce: 'post',
    transform(code, id) {
      if (!folders.some((folder) => id.startsWith(folder)) || !/Schema\b|Pushes\b/.test(code)) return null;
      const { body } = this.parse(code);
      // Line numbers don't change.
      return { code: applyEdits(code, editsOf(body, id)), map: null };
    },
  };
}

/**
 * @param {readonly Statement[]} body
 * @param {string} id
 * @returns {readonly Edit[]}
 */
function editsOf(body, id) {
  const declared = body.flatMap(declaredSchemas);
  const names = new Set([...declared.map(({ name }) => name), ...body.flatMap(importedSchemas)]);
  const places = new Set(declared.map(({ place }) => place));
  return [
    ...declared.flatMap(({ edits }) => edits),
    ...body.flatMap(unusedPushes),
    ...body.flatMap((statement) => usesIn(statement, null, { names, places, id })),
  ];
}

/** The schemas that a statement declares, and how they become functions. @param {Statement} statement */
function declaredSchemas(statement) {
  const isExported = statement.type === 'ExportNamedDeclaration';
  const declaration = isExported ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return [];
  const [{ id, init } = { id: null, init: null }, ...others] = declaration.declarations;
  if (id?.type !== 'Identifier' || !isSchemaName(id.name) || init === null) return [];
  if (others.length > 0) throw new Error(`${id.name} must have a declaration of its own.`);
  const made = `${id.name}$made`;
  const head = `var ${made}; ${isExported ? 'export ' : ''}function ${id.name}() { return ${made} ??= (`;
  return [
    {
      name: id.name,
      place: id.start,
      edits: [
        { start: statement.start, end: init.start, text: head },
        { start: init.end, end: statement.end, text: '); }' },
      ],
    },
  ];
}

/** What main sends to the window unasked is typed by schemas, and main never reads them. @param {Statement} statement */
function unusedPushes(statement) {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && /[pP]ushes$/.test(id.name) && init !== null
      ? [
          { start: init.start, end: init.start, text: '/* @__PURE__ */ (() => (' },
          { start: init.end, end: init.end, text: '))()' },
        ]
      : [],
  );
}

/** @param {Statement} statement */
function importedSchemas(statement) {
  if (statement.type !== 'ImportDeclaration' || !/^(?:#app|#main|\.{1,2})\//.test(statement.source.value)) return [];
  return statement.specifiers.map(({ local }) => local.name).filter(isSchemaName);
}

/** @param {string} name */
function isSchemaName(name) {
  return name.endsWith('Schema');
}

/**
 * Each use of a schema in a statement, as a call.
 * @param {unknown} node
 * @param {any} parent
 * @param {{ names: ReadonlySet<string>, places: ReadonlySet<number>, id: string }} module
 * @returns {readonly Edit[]}
 */
function usesIn(node, parent, module) {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => usesIn(one, parent, module));
  const { type, name, start, end } = /** @type {any} */ (node);
  if (type === 'ImportDeclaration') return [];
  if (type === 'Identifier' && module.names.has(name)) return callOf({ name, start, end, node, parent }, module);
  // In `{ draftSchema }` the key and the value are at the same place.
  const children =
    type === 'Property' && /** @type {any} */ (node).shorthand
      ? [/** @type {any} */ (node).value]
      : Object.values(node);
  return children.flatMap((child) => usesIn(child, node, module));
}

/**
 * @param {{ name: string, start: number, end: number, node: unknown, parent: any }} use
 * @param {{ places: ReadonlySet<number>, id: string }} module
 * @returns {readonly Edit[]}
 */
function callOf({ name, start, end, node, parent }, { places, id }) {
  const isKey = parent.key === node && !parent.computed && !parent.shorthand;
  const isMember = parent.type === 'MemberExpression' && parent.property === node && !parent.computed;
  if (isKey || isMember) return [];
  if (places.has(start)) return [];
  const declares = ['ExportSpecifier', 'RestElement', 'ArrayPattern'];
  const isParameter = Array.isArray(parent.params) && parent.params.includes(node);
  const isTarget = /^Assignment/.test(parent.type) ? parent.left === node : declares.includes(parent.type);
  const isInner = parent.type === 'VariableDeclarator' && parent.id === node;
  if (isParameter || isTarget || isInner) throw new Error(`${id}: only a constant of a module may be called ${name}.`);
  return [{ start, end, text: parent.shorthand ? `${name}: ${name}()` : `${name}()` }];
}

/**
 * @param {string} code
 * @param {readonly Edit[]} edits
 */
function applyEdits(code, edits) {
  let changed = code;
  // From the end, so that the positions before an edit don't change.
  for (const { start, end, text } of edits.toSorted((one, other) => other.start - one.start || other.end - one.end))
    changed = `${changed.slice(0, start)}${text}${changed.slice(end)}`;
  return changed;
}
