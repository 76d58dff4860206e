import * as ast from 'typescript/unstable/ast';
import { nodesIn } from '../apis/compiler.mjs';

/**
 * @typedef {import('typescript/unstable/ast').Node} Node
 * @typedef {import('typescript/unstable/ast').SourceFile} SourceFile
 * @typedef {import('typescript/unstable/ast').ParameterDeclaration} Parameter
 */

/**
 * @typedef {object} MeasuredFunction
 * @property {string} name
 * @property {number} lines without the JSX that it returns; 0 for a flat switch
 * @property {number} parameters 0 for a function that is passed to a call: the caller says what it gets
 * @property {Parameter | undefined} props the parameter with the props, if it is a component
 */

/**
 * All functions of a file that have a body. A `describe` block is a heading and not a function.
 * @param {SourceFile} file
 * @returns {MeasuredFunction[]}
 */
export function measureFunctions(file) {
  return nodesIn(file, isFunction).flatMap((node) => {
    const body = bodyOf(node);
    if (body === undefined || isDescribeBlock(node)) return [];
    const name = nameOf(node);
    const parameters = parametersOf(node);
    return [
      {
        name,
        lines: isFlatSwitch(body) ? 0 : linesOf(node, file) - linesOfJsx(node, file),
        parameters: isCallback(node) ? 0 : parameters.length,
        props: isComponent(node, name) ? parameters[0] : undefined,
      },
    ];
  });
}

/** @param {Node} node */
function isFunction(node) {
  return (
    ast.isFunctionDeclaration(node) ||
    ast.isFunctionExpression(node) ||
    ast.isArrowFunction(node) ||
    ast.isMethodDeclaration(node) ||
    ast.isConstructorDeclaration(node) ||
    ast.isGetAccessorDeclaration(node) ||
    ast.isSetAccessorDeclaration(node)
  );
}

/** @param {Node} node @returns {Node | undefined} */
function bodyOf(node) {
  return /** @type {{ body?: Node }} */ (node).body;
}

/** `this` is not passed by the caller. @param {Node} node @returns {Parameter[]} */
function parametersOf(node) {
  const { parameters } = /** @type {{ parameters: readonly Parameter[] }} */ (/** @type {unknown} */ (node));
  return parameters.filter(({ name }) => !ast.isIdentifier(name) || name.text !== 'this');
}

/** A function has the name that it is declared with or assigned to, or it is named after the call that it is passed to. @param {Node} node @returns {string} */
export function nameOf(node) {
  const { name } = /** @type {{ name?: Node }} */ (node);
  if (name !== undefined) return name.getText();
  if (ast.isConstructorDeclaration(node)) return 'constructor';
  const { parent } = node;
  if (ast.isVariableDeclaration(parent) || ast.isPropertyAssignment(parent)) return parent.name.getText();
  if (ast.isCallExpression(parent)) return nameOfCall(parent, node);
  return 'function';
}

/** @param {import('typescript/unstable/ast').CallExpression} call @param {Node} passed */
function nameOfCall(call, passed) {
  const [title] = call.arguments;
  if (title !== undefined && title !== passed && ast.isStringLiteral(title))
    return `${call.expression.getText().split('(')[0]} ${title.text}`;
  const variable = call.parent;
  if (ast.isVariableDeclaration(variable)) return variable.name.getText();
  return call.expression.getText().split(/[\s(]/)[0] ?? 'function';
}

/** @param {Node} node */
function isCallback(node) {
  return ast.isCallExpression(node.parent) && node.parent.expression !== node;
}

/** @param {Node} node */
function isDescribeBlock(node) {
  return ast.isCallExpression(node.parent) && /^(test\.)?describe\b/.test(node.parent.expression.getText());
}

/** Whether a body is one `switch` and nothing else. @param {Node} body */
function isFlatSwitch(body) {
  if (!ast.isBlock(body) || body.statements.length !== 1) return false;
  const [only] = body.statements;
  return only !== undefined && ast.isSwitchStatement(only);
}

/** A component has a name in capitals and at most its props and a ref as parameters. @param {Node} node @param {string} name */
function isComponent(node, name) {
  return /^[A-Z]/.test(name) && node.getSourceFile().fileName.endsWith('.tsx') && !ast.isMethodDeclaration(node);
}

/** @param {Node} node @param {SourceFile} file */
function linesOf(node, file) {
  return file.text.slice(node.getStart(file), node.end).split('\n').length;
}

/** The lines of the JSX that a function returns, not of that in functions inside it. @param {Node} root @param {SourceFile} file */
function linesOfJsx(root, file) {
  let lines = 0;
  /** @param {Node} node */
  const visit = (node) => {
    if (ast.isReturnStatement(node) && node.expression !== undefined && isJsx(node.expression)) {
      lines += linesOf(node, file);
    } else if (ast.isArrowFunction(node) && isJsx(node.body)) {
      lines += linesOf(node.body, file) - 1;
    } else {
      node.forEachChild(visit);
    }
  };
  visit(root);
  return lines;
}

/** @param {Node} node @returns {boolean} */
function isJsx(node) {
  if (ast.isParenthesizedExpression(node)) return isJsx(node.expression);
  if (ast.isConditionalExpression(node)) return isJsx(node.whenTrue) || isJsx(node.whenFalse);
  if (ast.isBinaryExpression(node)) return isJsx(node.right);
  return ast.isJsxElement(node) || ast.isJsxSelfClosingElement(node) || ast.isJsxFragment(node);
}
