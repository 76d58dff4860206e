import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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
  const [found] = withProjects([configFile], (project) => [look(project)]);
  return /** @type {T} */ (found);
}

/**
 * Opens TypeScript projects together, so that each file is read once, and ends the compiler afterwards.
 * @template T
 * @param {readonly string[]} configFiles absolute
 * @param {(project: Project) => readonly T[]} look
 * @returns {T[]} what was found in all of them
 */
export function withProjects(configFiles, look) {
  const api = new API({ cwd: projectRoot });
  try {
    const opened = api.updateSnapshot({ openProjects: [...configFiles] });
    return configFiles.flatMap((configFile) => {
      const project = opened.getProject(configFile);
      if (project === undefined) throw new Error(`There is no project ${configFile}.`);
      return look(project);
    });
  } finally {
    api.close();
  }
}

/**
 * Opens exactly these files as one project. Its settings are those of the tests, which know every floor.
 * @template T
 * @param {{ root: string, code: readonly { file: string }[], options?: Record<string, unknown> }} files with paths from the
 * root, and more compiler options
 * @param {(project: Project) => T} look
 * @returns {T}
 */
export function withFilesAsProject({ root, code, options = {} }, look) {
  mkdirSync(path.join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(path.join(root, 'out', 'files-'));
  try {
    const config = path.join(folder, 'tsconfig.json');
    const settings = {
      extends: path.join(root, 'tsconfig.tests.json'),
      compilerOptions: { allowJs: true, noEmit: true, composite: false, rootDir: root, ...options },
      include: [],
      references: [],
      files: code.map(({ file }) => path.join(root, file)),
    };
    writeFileSync(config, JSON.stringify(settings));
    return withProject(config, look);
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
