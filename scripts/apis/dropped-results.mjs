import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { SignatureKind, TypeFlags } from 'typescript/unstable/sync';
import { runProgram } from '../failure.mjs';
import { fromRoot, isProgram, projectRoot } from '../project.mjs';
import { nodesIn, withProjects } from './compiler.mjs';

/**
 * @typedef {import('typescript/unstable/ast').Node} Node
 * @typedef {import('typescript/unstable/sync').Type} Type
 * @typedef {import('typescript/unstable/sync').Checker} Checker
 */

/** What is checked: everything that runs in the app. */
const projects = ['app/tsconfig.json', 'main/tsconfig.json', 'renderer/tsconfig.json'];

/**
 * Finds unused results that say whether something worked: the answer of a call (it has a `kind`) or why a write failed
 * (`string | null`). `save(x);`, `await save(x);`, `void save(x)`, `ok && save(x);`, `await Promise.all(saves);`, and a
 * function that returns one although no result is expected. `ignoreResult` marks a result that can be ignored.
 * @param {readonly string[]} configFiles absolute; a file of several projects is looked at in the first of them
 * @returns {string[]} each as `file:line: what`
 */
export function findDroppedResults(configFiles) {
  /** @type {Set<string>} */
  const seen = new Set();
  return withProjects(configFiles, ({ program, checker }) => {
    /** @type {Map<Type, boolean>} */
    const known = new Map();
    const says = (/** @type {Type | undefined} */ type) => {
      if (type === undefined) return false;
      const answer = known.get(type) ?? saysHowItWent(type, checker);
      known.set(type, answer);
      return answer;
    };
    return program.getSourceFileNames().flatMap((name) => {
      const file = isOurs(name) && !seen.has(name) ? program.getSourceFile(name) : undefined;
      if (file === undefined) return [];
      seen.add(name);
      return droppedIn(file, checker, says).map((call) => {
        const line = file.text.slice(0, call.getStart(file)).split('\n').length;
        return `${path.relative(projectRoot, name)}:${line}: the result of ${call.expression.getText(file)} is not used`;
      });
    });
  });
}

function isOurs(/** @type {string} */ name) {
  const inside = path.relative(projectRoot, name);
  return !inside.startsWith('..') && !inside.includes('node_modules') && !name.endsWith('.d.ts');
}

/**
 * @param {Node} file
 * @param {Checker} checker
 * @param {(type: Type | undefined) => boolean} says whether a value of this type says how something went
 */
function droppedIn(file, checker, says) {
  const calls = nodesIn(file, ast.isCallExpression).flatMap((call) => {
    const unused = ast.isCallExpression(call) ? whereUnused(call) : null;
    return ast.isCallExpression(call) && unused !== null ? [{ call, unused }] : [];
  });
  // Each question is a message to the compiler, so the types are asked for together, and what an arrow wants last.
  const types = checker.getTypeAtLocation(calls.map(({ call }) => call));
  return calls.flatMap(({ call, unused }, index) => {
    if (!says(types[index])) return [];
    return !ast.isArrowFunction(unused) || wantsNothing(unused, checker) ? [call] : [];
  });
}

/**
 * What takes a call's result without using it; an arrow function uses it if a result is wanted of it.
 * @param {Node} call
 * @returns {Node | null}
 */
function whereUnused(call) {
  let node = call;
  for (;;) {
    const { parent } = node;
    if (ast.isExpressionStatement(parent) || ast.isVoidExpression(parent)) return parent;
    if (ast.isArrowFunction(parent) && parent.body === node) return parent;
    if (!isPassedOn(node, parent)) return null;
    node = parent;
  }
}

/** Whether an expression passes on the value of another one. @param {Node} node @param {Node} parent */
function isPassedOn(node, parent) {
  if (ast.isAwaitExpression(parent) || ast.isParenthesizedExpression(parent)) return true;
  if (ast.isConditionalExpression(parent)) return parent.condition !== node;
  const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken } = ast.SyntaxKind;
  const choices = [AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken];
  return ast.isBinaryExpression(parent) && parent.right === node && choices.includes(parent.operatorToken.kind);
}

/** Whether no result is expected of a function. @param {import('typescript/unstable/ast').ArrowFunction} arrow @param {Checker} checker */
function wantsNothing(arrow, checker) {
  const wanted = checker.getContextualType(arrow);
  const type = wanted && checker.getNonNullableType(wanted);
  const signatures = type === undefined ? [] : checker.getSignaturesOfType(type, SignatureKind.Call);
  const isVoid = (/** @type {Type | undefined} */ one) => one !== undefined && (one.flags & TypeFlags.Void) !== 0;
  return signatures.length > 0 && signatures.every((one) => isVoid(checker.getReturnTypeOfSignature(one)));
}

/** @param {Type} type @param {Checker} checker @returns {boolean} */
function saysHowItWent(type, checker) {
  const inside = insideOf(type, ['Promise'], checker);
  // Of several promises at once.
  const each = inside.flatMap((one) => [one, ...insideOf(one, ['Array', 'ReadonlyArray'], checker)]);
  if (each.length > 0) return each.some((one) => saysHowItWent(one, checker));
  const parts = partsOf(type);
  const has = (/** @type {TypeFlags} */ flag) => parts.some((part) => (part.flags & flag) !== 0);
  if (has(TypeFlags.Null) && has(TypeFlags.StringLike)) return true;
  const isAnswer = (/** @type {Type} */ part) =>
    (part.flags & TypeFlags.Object) !== 0 &&
    ['kind', 'says', 'fault'].some((name) => checker.getPropertyOfType(part, name) !== undefined);
  return parts.some(isAnswer) || parts.some((part) => part !== type && saysHowItWent(part, checker));
}

/**
 * The type of a promise's value, or of a list's items.
 * @param {Type} type
 * @param {readonly string[]} names
 * @param {Checker} checker
 * @returns {readonly Type[]}
 */
function insideOf(type, names, checker) {
  if ((type.flags & TypeFlags.Object) === 0) return [];
  const isList = names.includes('Array') && checker.isTupleType(type);
  if (!isList && !names.includes(type.getSymbol()?.name ?? '')) return [];
  return checker.getTypeArguments(/** @type {import('typescript/unstable/sync').TypeReference} */ (type));
}

/** @param {Type} type @returns {readonly Type[]} */
function partsOf(type) {
  return (type.flags & TypeFlags.Union) === 0 ? [type] : (type.getTypes() ?? []);
}

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    const found = findDroppedResults(projects.map((project) => fromRoot(project)));
    for (const line of found) console.log(line);
    return found.length === 0 ? 0 : 1;
  });
}
