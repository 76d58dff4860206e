import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { nodesIn, withFilesAsProject } from '../apis/compiler.mjs';
import { isTest, readSources } from '../sizes/sources.mjs';

/**
 * @typedef {import('typescript/unstable/ast').Node} Node
 * @typedef {object} Pattern
 * @property {string} source without its slashes
 * @property {string} flags
 * @property {string} where the first place in which it is, as `file:line`
 */

/**
 * Every regular expression of the app that is written whole: literals, and `new RegExp` of a text. One that is put together
 * when the app runs can't be checked before.
 * @param {string} root
 * @returns {ReadonlyMap<string, Pattern>} by what it is written as: `/a+/g`
 */
export function findPatterns(root) {
  const code = readSources(root).filter(
    ({ file, text }) =>
      /^(?:app|main|renderer)\/.*\.tsx?$/.test(file) &&
      !isTest(file) &&
      !file.endsWith('.d.ts') &&
      mayHavePattern(text),
  );
  return withFilesAsProject({ root, code, options: { noResolve: true, noLib: true, types: [] } }, ({ program }) => {
    /** @type {Map<string, Pattern>} */
    const found = new Map();
    for (const { file, text } of code) {
      const tree = program.getSourceFile(path.join(root, file));
      if (tree === undefined) throw new Error(`The compiler does not read ${file}.`);
      for (const node of nodesIn(tree, isPattern)) {
        const read = readPattern(node);
        if (read === null || found.has(keyOf(read))) continue;
        const line = text.slice(0, node.getStart(tree)).split('\n').length;
        found.set(keyOf(read), { ...read, where: `${file}:${line}` });
      }
    }
    return found;
  });
}

/** A file without a slash, besides those of comments and imports, has no pattern. @param {string} text */
function mayHavePattern(text) {
  return /\bRegExp\b|[^/*]\/[^/*]/.test(text.replace(/^import .*$|^\s*\/?\*.*$|\/\/.*$/gm, ''));
}

/** @param {Pick<Pattern, 'source' | 'flags'>} pattern */
function keyOf({ source, flags }) {
  return `/${source}/${flags}`;
}

/** @param {Node} node */
function isPattern(node) {
  return ast.isRegularExpressionLiteral(node) || isRegExpCall(node);
}

/** @param {Node} node */
function isRegExpCall(node) {
  return (ast.isNewExpression(node) || ast.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** @param {Node} node @returns {{ source: string, flags: string } | null} */
function readPattern(node) {
  if (ast.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!ast.isNewExpression(node) && !ast.isCallExpression(node)) return null;
  const [source, flags] = (node.arguments ?? []).map(textOf);
  return source === undefined || source === null ? null : { source, flags: flags ?? '' };
}

/** A text that is written whole; null for any other expression. @param {Node} node @returns {string | null} */
function textOf(node) {
  if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) return node.text;
  const isRaw = ast.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw';
  if (isRaw && ast.isNoSubstitutionTemplateLiteral(node.template)) return node.template.getText().slice(1, -1);
  return null;
}
