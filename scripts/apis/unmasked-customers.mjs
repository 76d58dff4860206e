import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { runProgram } from '../failure.mjs';
import { fromRoot, isProgram, projectRoot } from '../project.mjs';
import { nodesIn, withProject } from './compiler.mjs';

/** @typedef {import('typescript/unstable/ast').Node} Node */

/** The fields in which a customer can be named. */
const named = new Set([
  ...['customerKey', 'uri', 'url', 'sentence', 'says', 'why', 'unmet', 'note', 'story'],
  ...['sourceName', 'title', 'about'],
]);
/** The attributes that are read, on the screen or aloud. */
const readAttributes = new Set([
  ...[
    'title',
    'label',
    'aria-label',
    'aria-description',
    'aria-valuetext',
    'placeholder',
    'description',
    'alt',
    'what',
  ],
  ...['says', 'why', 'about', 'sentence'],
]);
/** The methods of `Customers` through which such a text goes, and what it is called in a component. */
const doors = new Set(['text', 'key', 'label', 'name', 'shown']);
/** Nothing there names a customer, or it is masked before it gets there. */
const withoutCustomers = /^renderer\/(ui|remote|audience|shell\/crash|features\/(guide|settings|environments))\//;

/**
 * Finds where a component shows a field that can name a customer, other than through `Customers`.
 * @param {string} configFile absolute
 * @returns {string[]} each as `file:line: code`
 */
export function findUnmaskedCustomers(configFile) {
  return withProject(configFile, ({ program }) =>
    program.getSourceFileNames().flatMap((name) => {
      const inside = path.relative(projectRoot, name);
      if (!inside.startsWith('renderer/') && !inside.startsWith('out/')) return [];
      if (withoutCustomers.test(inside) || !name.endsWith('.tsx')) return [];
      const file = program.getSourceFile(name);
      if (file === undefined) return [];
      const shown = nodesIn(
        file,
        (node) => ast.isJsxExpression(node) && isRead(node.parent) && !isMaskedBy(node.parent),
      );
      const safe = safeNamesIn(file);
      const fields = shown.flatMap((node) => (ast.isJsxExpression(node) ? fieldsIn(node.expression) : []));
      return fields
        .filter((node) => !ast.isIdentifier(node) || !safe.has(node.text))
        .map((node) => {
          const line = file.text.slice(0, node.getStart(file)).split('\n').length;
          return `${inside}:${line}: ${node.getText(file)} is shown without Customers`;
        });
    }),
  );
}

/** Whether what is given to a JSX element is read by people. @param {Node} parent of the expression */
function isRead(parent) {
  if (!ast.isJsxAttribute(parent)) return true;
  return ast.isIdentifier(parent.name) ? readAttributes.has(parent.name.text) : readAttributes.has('aria-label');
}

/** Whether an element masks what is in it. @param {Node} parent of the expression */
function isMaskedBy(parent) {
  return ast.isJsxElement(parent) && lastName(parent.openingElement.tagName) === 'CustomerText';
}

/**
 * The names that a file gives to what may be shown: what is masked, and what a component gets to show, which is looked at
 * where it is given.
 * @param {Node} file
 */
function safeNamesIn(file) {
  const masked = nodesIn(file, (node) => ast.isVariableDeclaration(node) && isMasked(node)).flatMap((node) =>
    ast.isVariableDeclaration(node) && ast.isIdentifier(node.name) ? [node.name.text] : [],
  );
  const given = nodesIn(file, isComponent).flatMap((node) => {
    const [first] = ast.isFunctionDeclaration(node) ? node.parameters : [];
    return first === undefined ? [] : nodesIn(first.name, ast.isBindingElement);
  });
  const names = given.flatMap((node) =>
    ast.isBindingElement(node) && ast.isIdentifier(node.name) ? [node.name.text] : [],
  );
  return new Set([...masked, ...names.filter((name) => readAttributes.has(name))]);
}

/** @param {import('typescript/unstable/ast').VariableDeclaration} node */
function isMasked({ initializer }) {
  return initializer !== undefined && !ast.isAwaitExpression(initializer) && fieldsIn(initializer).length === 0;
}

/** @param {Node} node */
function isComponent(node) {
  return ast.isFunctionDeclaration(node) && /^[A-Z]/.test(node.name?.text ?? '');
}

/**
 * The fields whose value an expression has. What stands in a condition isn't shown, and elements within are looked at by
 * themselves.
 * @param {Node | undefined} node
 * @returns {Node[]}
 */
function fieldsIn(node) {
  if (node === undefined || ast.isJsxElement(node) || ast.isJsxSelfClosingElement(node) || ast.isJsxFragment(node))
    return [];
  // A figure names nobody, and formatNumber takes nothing else.
  if (ast.isCallExpression(node) && [...doors, 'formatNumber'].includes(lastName(node.expression))) return [];
  if (ast.isConditionalExpression(node)) return [...fieldsIn(node.whenTrue), ...fieldsIn(node.whenFalse)];
  if (ast.isBinaryExpression(node)) return fieldsOfOperands(node);
  if (ast.isIdentifier(node)) return named.has(node.text) ? [node] : [];
  if (ast.isPropertyAccessExpression(node)) return isField(node) ? [node] : [];
  if (ast.isArrowFunction(node)) return fieldsIn(node.body);
  if (ast.isBlock(node)) return nodesIn(node, ast.isReturnStatement).flatMap((one) => fieldsIn(expressionOf(one)));
  /** @type {Node[]} */
  const found = [];
  node.forEachChild((child) => void found.push(...fieldsIn(child)));
  return found;
}

/** @param {import('typescript/unstable/ast').BinaryExpression} node @returns {Node[]} */
function fieldsOfOperands({ left, operatorToken, right }) {
  const { AmpersandAmpersandToken, BarBarToken, PlusToken, QuestionQuestionToken } = ast.SyntaxKind;
  if (operatorToken.kind === AmpersandAmpersandToken) return fieldsIn(right);
  const isValue = [PlusToken, BarBarToken, QuestionQuestionToken].includes(operatorToken.kind);
  return isValue ? [...fieldsIn(left), ...fieldsIn(right)] : [];
}

/** @param {import('typescript/unstable/ast').PropertyAccessExpression} node */
function isField(node) {
  const name = lastName(node);
  const isGiven = ast.isIdentifier(node.expression) && node.expression.text === 'props' && readAttributes.has(name);
  return (named.has(name) || name === 'next') && !isGiven;
}

/** @param {Node} node */
function expressionOf(node) {
  return ast.isReturnStatement(node) ? node.expression : undefined;
}

/** @param {Node} node */
function lastName(node) {
  if (ast.isIdentifier(node)) return node.text;
  return ast.isPropertyAccessExpression(node) && ast.isIdentifier(node.name) ? node.name.text : '';
}

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    const found = findUnmaskedCustomers(fromRoot('renderer/tsconfig.json'));
    for (const line of found) console.log(line);
    return found.length === 0 ? 0 : 1;
  });
}
