import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { withFilesAsProject } from '../apis/compiler.mjs';

/**
 * @typedef {import('typescript/unstable/ast').Node} Node
 * @typedef {import('typescript/unstable/ast').SourceFile} SourceFile
 * @typedef {import('../sizes/sources.mjs').Source} Source
 */

/**
 * @typedef {object} Text
 * @property {string} file
 * @property {number} line
 * @property {'label' | 'text' | 'page'} kind a label names a control; a page is written in Markdown
 * @property {string} text what is filled in later is `{}`
 */

/** The attributes and properties whose text names a control. */
const labelNames = new Set(['label', 'title', 'aria-label', 'ariaLabel', 'placeholder', 'buttonLabel', 'confirmLabel']);

/** Attributes whose text nobody reads. */
const unread =
  /^(class(Name)?|style|styles|d|id|key|viewBox|points|transform|gridTemplateColumns|role|rel|type|keywords)$/;

/**
 * The texts that people read: in JSX, in strings and in the pages. A string counts if it names a control or has at least
 * two words.
 * @param {string} root
 * @param {readonly Source[]} sources TypeScript and Markdown
 * @returns {Text[]} in the order of the files and lines
 */
export function collectTexts(root, sources) {
  const code = sources.filter(({ file }) => /\.tsx?$/.test(file));
  // Only the syntax is needed: without imports and libraries, the compiler reads exactly these files.
  const syntaxOnly = { noResolve: true, noLib: true, types: [] };
  const texts = withFilesAsProject({ root, code, options: syntaxOnly }, ({ program }) =>
    code.flatMap(({ file }) => {
      const tree = program.getSourceFile(path.join(root, file));
      if (tree === undefined) throw new Error(`The compiler does not read ${file}.`);
      return textsInCode(file, tree);
    }),
  );
  return [...texts, ...sources.filter(({ file }) => file.endsWith('.md')).flatMap(textsInPage)];
}

/** @param {string} file @param {SourceFile} tree @returns {Text[]} */
function textsInCode(file, tree) {
  const lineStarts = startsOfLines(tree.text);
  /** @type {Text[]} */
  const found = [];
  /** @param {Node} node @param {boolean} isLabel */
  const visit = (node, isLabel) => {
    if (ast.isImportDeclaration(node) || ast.isExportDeclaration(node) || ast.isLiteralTypeNode(node)) return;
    const name = nameOfValue(node);
    if (name !== undefined && unread.test(name)) return;
    const text = textOf(node);
    if (text !== undefined && (isLabel ? /\p{L}/u.test(text) : isProse(text)))
      found.push({ file, line: lineAt(lineStarts, node.getStart(tree)), kind: isLabel ? 'label' : 'text', text });
    const isLabelBelow = name === undefined ? isLabel && isChoice(node) : labelNames.has(name);
    node.forEachChild((child) => visit(child, isLabelBelow));
  };
  visit(tree, false);
  return found;
}

/** The name of the attribute or property that a node gives a value. @param {Node} node @returns {string | undefined} */
function nameOfValue(node) {
  if (!ast.isJsxAttribute(node) && !ast.isPropertyAssignment(node)) return undefined;
  return node.name.getText().replace(/^['"]|['"]$/g, '');
}

/** Whether one of a node's parts can be the whole value. @param {Node} node */
function isChoice(node) {
  return ast.isConditionalExpression(node) || ast.isJsxExpression(node) || ast.isParenthesizedExpression(node);
}

/** @param {Node} node @returns {string | undefined} */
function textOf(node) {
  if (ast.isStringLiteral(node) || ast.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ast.isJsxText(node)) return node.text.replace(/\s*\n\s*/g, ' ').trim();
  if (ast.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((span) => `{}${span.literal.text}`)].join('');
  return undefined;
}

/** Two words, or one with its full stop; not SQL, CSS or a command. @param {string} text */
function isProse(text) {
  if (/^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|BEGIN|WITH)\b/.test(text)) return false;
  return /\p{L}[\p{L}’'"”)},:;]*\s+["“(]?[\p{L}{]/u.test(text) || /^\p{Lu}\p{Ll}+\.$/u.test(text);
}

/** The paragraphs, headings, list items and cells of a page, without code. @param {Source} source @returns {Text[]} */
function textsInPage({ file, text }) {
  /** @type {Text[]} */
  const found = [];
  let isCode = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    else if (!isCode && line.trim() !== '')
      found.push({ file, line: index + 1, kind: 'page', text: withoutMarks(line) });
  }
  return found;
}

/** Links keep their words, code becomes a placeholder. @param {string} line */
function withoutMarks(line) {
  return line
    .replace(/<!--.*?-->/g, '')
    .replace(/`[^`]*`/g, '{}')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\/\/\S+/g, '{}')
    .trim();
}

/** @param {string} text */
function startsOfLines(text) {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** @param {readonly number[]} starts @param {number} position */
function lineAt(starts, position) {
  const next = starts.findIndex((start) => start > position);
  return next === -1 ? starts.length : next;
}
