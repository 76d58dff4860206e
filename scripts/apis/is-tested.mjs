import * as ast from 'typescript/unstable/ast';
import { nodesIn } from './compiler.mjs';

/** @typedef {import('typescript/unstable/ast').Node} Node */

/**
 * Whether a use of a member asks first if it is there: `typeof x.member`, `x.member?.()`, or under a condition that names it
 * (`if ('member' in x)`, `typeof x.member === 'function' && x.member()`).
 * @param {Node} name the member's name where it is used
 */
export function isTested(name) {
  const access = ast.isPropertyAccessExpression(name.parent) ? name.parent : name;
  const around = access.parent;
  if (ast.isTypeOfExpression(around)) return true;
  if (ast.isCallExpression(around) && around.expression === access && around.questionDotToken !== undefined)
    return true;
  const text = ast.isIdentifier(name) ? name.text : '';
  for (let node = name, { parent } = node; parent !== undefined; node = parent, { parent } = node) {
    if (conditionsOver(node, parent).some((condition) => names(condition, text))) return true;
  }
  return false;
}

/** The conditions under which a node inside another one is reached. */
function conditionsOver(/** @type {Node} */ node, /** @type {Node} */ parent) {
  if (ast.isIfStatement(parent)) return node === parent.thenStatement ? [parent.expression] : [];
  if (ast.isConditionalExpression(parent)) return node === parent.condition ? [] : [parent.condition];
  const isAnd = ast.isBinaryExpression(parent) && parent.operatorToken.kind === ast.SyntaxKind.AmpersandAmpersandToken;
  return isAnd && node === parent.right ? [parent.left] : [];
}

/** Whether a condition asks for a member: names it after `typeof`, or in quotes before `in`. */
function names(/** @type {Node} */ condition, /** @type {string} */ text) {
  return (
    nodesIn(condition, (node) => {
      if (ast.isTypeOfExpression(node))
        return nodesIn(node, (one) => ast.isIdentifier(one) && one.text === text).length > 0;
      if (!ast.isBinaryExpression(node) || node.operatorToken.kind !== ast.SyntaxKind.InKeyword) return false;
      return ast.isStringLiteral(node.left) && node.left.text === text;
    }).length > 0
  );
}
