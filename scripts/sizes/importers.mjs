import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { nodesIn } from '../apis/compiler.mjs';

/** @typedef {import('typescript/unstable/ast').SourceFile} SourceFile */

/**
 * @typedef {object} Imports
 * @property {readonly string[]} imported the project's files that a file imports
 * @property {readonly string[]} started those that it only names by URL, as a worker
 */

/**
 * What a file imports of the project's own files.
 * @param {string} name its path from the project's folder
 * @param {SourceFile} file
 * @returns {Imports}
 */
export function importsOf(name, file) {
  const places = (/** @type {readonly string[]} */ specifiers) =>
    specifiers.flatMap((specifier) => {
      if (specifier.startsWith('#')) return [specifier.slice(1)];
      return specifier.startsWith('.') ? [path.posix.join(path.posix.dirname(name), specifier)] : [];
    });
  return {
    imported: places(nodesIn(file, ast.isStringLiteral).filter(isSpecifier).map(textOf)),
    started: places(nodesIn(file, ast.isStringLiteral).filter(isInUrl).map(textOf)),
  };
}

/** @param {import('typescript/unstable/ast').Node} node */
function textOf(node) {
  return ast.isStringLiteral(node) ? node.text : '';
}

/** @param {import('typescript/unstable/ast').Node} node */
function isSpecifier({ parent }) {
  if (ast.isImportDeclaration(parent) || ast.isExportDeclaration(parent)) return true;
  if (ast.isLiteralTypeNode(parent)) return ast.isImportTypeNode(parent.parent);
  return ast.isCallExpression(parent) && parent.expression.kind === ast.SyntaxKind.ImportKeyword;
}

/** @param {import('typescript/unstable/ast').Node} node */
function isInUrl({ parent }) {
  return ast.isNewExpression(parent) && parent.expression.getText() === 'URL';
}
