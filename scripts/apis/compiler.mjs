import { API } from 'typescript/unstable/sync';
import { projectRoot } from '../project.mjs';

/** @typedef {import('typescript/unstable/sync').Project} Project */

/**
 * Opens a TypeScript project with the compiler that the types are checked with, and ends it afterwards.
 * @template T
 * @param {string} configFile absolute
 * @param {(project: Project) => T} look
 * @returns {T}
 */
export function withProject(configFile, look) {
  const api = new API({ cwd: projectRoot });
  try {
    const project = api.updateSnapshot({ openProject: configFile }).getProject(configFile);
    if (project === undefined) throw new Error(`There is no project ${configFile}.`);
    return look(project);
  } finally {
    api.close();
  }
}

/**
 * All nodes of a kind below one.
 * @param {import('typescript/unstable/ast').Node} root
 * @param {(node: import('typescript/unstable/ast').Node) => boolean} isWanted
 */
export function nodesIn(root, isWanted) {
  /** @type {import('typescript/unstable/ast').Node[]} */
  const found = [];
  /** @param {import('typescript/unstable/ast').Node} node */
  const visit = (node) => {
    if (isWanted(node)) found.push(node);
    node.forEachChild(visit);
  };
  visit(root);
  return found;
}
