import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { SymbolFlags } from 'typescript/unstable/sync';
import { fromRoot } from '../project.mjs';
import { nodesIn, withProject } from './compiler.mjs';
import { isTested } from './is-tested.mjs';
import { eventName } from './list-electron.mjs';

/**
 * @typedef {import('typescript/unstable/ast').Node} Node
 * @typedef {import('typescript/unstable/sync').Symbol} ApiSymbol
 * @typedef {import('typescript/unstable/sync').Project} Project
 * @typedef {{ node: Node, symbol: ApiSymbol, event: string | null }} Use
 */

/** The Node.js that the oldest Electron brings: 20.18. */
const oldestNode = { major: 20, minor: 18 };
const listenerNames = new Set(['on', 'once', 'off', 'addListener', 'removeListener']);

/**
 * Finds what a TypeScript project uses of Node.js and Electron that the oldest ones (20.18, 33) do not have, but where it is
 * asked for first whether it is there.
 * @param {string} configFile absolute
 * @returns {Promise<string[]>} each as `file:line: what, why`
 */
export async function findNewerApis(configFile) {
  /** @type {Record<string, string>} */
  const electron33 = JSON.parse(await readFile(fromRoot('scripts', 'apis', 'electron-33.json'), 'utf8'));
  const members = new Map(Object.entries(electron33).map(([owner, names]) => [owner, new Set(names.split(' '))]));
  return withProject(configFile, (project) => {
    const { program, checker } = project;
    /** @type {Map<ApiSymbol, string | null>} */
    const known = new Map();
    /** @param {Use} use */
    const whyNewer = ({ symbol, event }) => {
      if (event !== null) return whyNotIn33(symbol, eventName(event), members);
      if (!known.has(symbol)) known.set(symbol, whySymbolIsNewer(symbol, checker, members));
      return known.get(symbol) ?? null;
    };
    return project.rootFiles.flatMap((name) => {
      const file = program.getSourceFile(name);
      if (file === undefined) return [];
      return usesIn(file, checker).flatMap((use) => {
        const why = whyNewer(use);
        if (why === null || isTested(use.node)) return [];
        const line = file.text.slice(0, use.node.getStart(file)).split('\n').length;
        return [`${path.relative(fromRoot(), name)}:${line}: ${use.event ?? use.symbol.name}, ${why}`];
      });
    });
  });
}

/**
 * @param {import('typescript/unstable/ast').SourceFile} file
 * @param {Project['checker']} checker
 * @returns {Use[]}
 */
function usesIn(file, checker) {
  const names = nodesIn(file, isUsed);
  const named = checker.getSymbolAtLocation(names).flatMap((symbol, index) => {
    const node = names[index];
    if (symbol === undefined || node === undefined) return [];
    const meant = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return [{ node, symbol: meant, event: listenedTo(node) }];
  });
  return [...named, ...takenApart(file, checker), ...options(file, checker)].filter(
    ({ symbol }) => roomOf(symbol) !== null,
  );
}

/** Whether a node is a name that may be declared elsewhere, and not in this place. */
function isUsed(/** @type {Node} */ node) {
  if (!ast.isIdentifier(node)) return false;
  const { parent } = node;
  if (ast.isPropertyAccessExpression(parent) || ast.isImportSpecifier(parent)) return true;
  const isDeclared = 'name' in parent && parent.name === node;
  return !isDeclared && !ast.isTypeReferenceNode(parent);
}

/** Members that a pattern takes: `const { member } = value`. */
function takenApart(/** @type {Node} */ file, /** @type {Project['checker']} */ checker) {
  const patterns = nodesIn(file, ast.isObjectBindingPattern);
  return checker.getTypeAtLocation(patterns).flatMap((type, index) => {
    const pattern = patterns[index];
    if (type === undefined || pattern === undefined || !ast.isObjectBindingPattern(pattern)) return [];
    return pattern.elements.flatMap((element) => memberOf(type, element.propertyName ?? element.name, checker));
  });
}

/** Members of an object that is handed over: `call({ member: value })`. */
function options(/** @type {Node} */ file, /** @type {Project['checker']} */ checker) {
  return nodesIn(file, ast.isObjectLiteralExpression).flatMap((literal) => {
    if (!ast.isObjectLiteralExpression(literal)) return [];
    const asked = checker.getContextualType(literal);
    const type = asked === undefined ? undefined : checker.getNonNullableType(asked);
    if (type === undefined) return [];
    return literal.properties.flatMap(({ name }) => (name === undefined ? [] : memberOf(type, name, checker)));
  });
}

/** @returns {Use[]} */
function memberOf(
  /** @type {import('typescript/unstable/sync').Type} */ type,
  /** @type {Node | undefined} */ name,
  /** @type {Project['checker']} */ checker,
) {
  if (name === undefined || !ast.isIdentifier(name)) return [];
  const symbol = checker.getPropertyOfType(type, name.text);
  return symbol === undefined ? [] : [{ node: name, symbol, event: null }];
}

/** The event that a member's call listens to; null for every other use. */
function listenedTo(/** @type {Node} */ node) {
  const { parent } = node;
  if (!ast.isPropertyAccessExpression(parent) || parent.name !== node || !listenerNames.has(parent.name.text))
    return null;
  const call = parent.parent;
  if (!ast.isCallExpression(call) || call.expression !== parent) return null;
  const [first] = call.arguments;
  return first !== undefined && ast.isStringLiteral(first) ? first.text : null;
}

/** Whose types declare it. */
function roomOf(/** @type {ApiSymbol} */ symbol) {
  const declared = symbol.declarations.map(({ path: file }) => file);
  if (declared.some((file) => file.includes('/node_modules/@types/node/'))) return 'node';
  // Where Electron adds to what is Node's, its list knows its own part alone.
  const isAddition = symbol.getParent()?.getParent()?.name === 'NodeJS';
  return !isAddition && declared.some((file) => file.endsWith('/node_modules/electron/electron.d.ts'))
    ? 'electron'
    : null;
}

/** @returns {string | null} why the oldest ones do not have it; null when they do */
function whySymbolIsNewer(
  /** @type {ApiSymbol} */ symbol,
  /** @type {Project['checker']} */ checker,
  /** @type {ReadonlyMap<string, ReadonlySet<string>>} */ members,
) {
  if (roomOf(symbol) === 'electron') return whyNotIn33(symbol, symbol.name, members);
  const since = symbol.getJsDocTags(checker).flatMap(({ name, text }) => (name === 'since' && text ? [text] : []));
  const isOld = since.length === 0 || since.some(isInOldestNode);
  return isOld ? null : `in Node.js since ${since[0]}`;
}

/** @param {string} since as in `v22.5.0, v20.17.0` */
function isInOldestNode(since) {
  const versions = [...since.matchAll(/v(\d+)\.(\d+)/g)];
  return (
    versions.length === 0 ||
    versions.some(([, major, minor]) => {
      const isSame = Number(major) === oldestNode.major && Number(minor) <= oldestNode.minor;
      return Number(major) < oldestNode.major || isSame;
    })
  );
}

/** @returns {string | null} */
function whyNotIn33(
  /** @type {ApiSymbol} */ symbol,
  /** @type {string} */ name,
  /** @type {ReadonlyMap<string, ReadonlySet<string>>} */ members,
) {
  if (roomOf(symbol) !== 'electron') return null;
  const owner = symbol.getParent()?.name ?? '';
  const isExported = owner === 'CrossProcessExports' || owner === 'Main' || owner === 'Renderer' || owner === 'Common';
  const list = isExported ? members.get('exports') : members.get(owner);
  // Types alone, and shapes without a name, are nothing that runs.
  const isValue = (symbol.flags & (SymbolFlags.Value | SymbolFlags.Method | SymbolFlags.Property)) !== 0;
  if (!isValue || owner === '' || owner === '__type' || owner === 'Electron') return null;
  return list?.has(name) ? null : `not in ${owner} of Electron 33`;
}
