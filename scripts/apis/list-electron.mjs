/*
 * Lists the APIs of an Electron version from its types: `npm pack electron@33.2.1`, unpack it, then
 * `node scripts/apis/list-electron.mjs package/electron.d.ts`. Writes electron-33.json, which does not age: it has to be
 * made again only when the oldest supported Electron changes.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as ast from 'typescript/unstable/ast';
import { runProgram } from '../failure.mjs';
import { fromRoot, isProgram } from '../project.mjs';
import { nodesIn, withProject } from './compiler.mjs';

/** How an event is written in the list, beside the members. */
export const eventName = (/** @type {string} */ name) => `on:${name}`;

/**
 * @param {string} types absolute path of an electron.d.ts
 * @returns {Promise<Record<string, string>>} the members of each interface and class, with blanks between; `exports` has those
 * of the module
 */
async function listElectron(types) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidings-types-'));
  try {
    const config = path.join(folder, 'tsconfig.json');
    await writeFile(config, JSON.stringify({ compilerOptions: { noLib: true, types: [] }, files: [types] }));
    return withProject(config, ({ program }) => {
      const file = program.getSourceFile(types);
      if (file === undefined) throw new Error(`${types} cannot be read.`);
      return listMembers(file);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {import('typescript/unstable/ast').SourceFile} file */
function listMembers(file) {
  /** @type {Map<string, Set<string>>} */
  const lists = new Map();
  const add = (/** @type {string} */ owner, /** @type {string} */ name) => {
    const list = lists.get(owner) ?? new Set();
    lists.set(owner, list.add(name));
  };
  const isOwner = (/** @type {import('typescript/unstable/ast').Node} */ node) =>
    ast.isInterfaceDeclaration(node) || ast.isClassDeclaration(node);
  for (const owner of nodesIn(file, isOwner)) {
    if (!ast.isInterfaceDeclaration(owner) && !ast.isClassDeclaration(owner)) continue;
    const name = owner.name?.text ?? '';
    for (const member of owner.members) {
      if (member.name !== undefined && 'text' in member.name) add(name, member.name.text);
      const event = eventOf(member);
      if (event !== null) add(name, eventName(event));
    }
  }
  for (const exported of nodesIn(file, ast.isVariableDeclaration)) {
    if (ast.isVariableDeclaration(exported) && ast.isIdentifier(exported.name)) add('exports', exported.name.text);
  }
  for (const exported of nodesIn(file, ast.isClassDeclaration))
    if (ast.isClassDeclaration(exported)) add('exports', exported.name?.text ?? '');
  const sorted = [...lists].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([owner, names]) => [owner, [...names].toSorted().join(' ')]));
}

/** The event that an overload of `on` is for. */
function eventOf(/** @type {import('typescript/unstable/ast').Node} */ member) {
  if (!ast.isMethodDeclaration(member) && !ast.isMethodSignatureDeclaration(member)) return null;
  const type = member.parameters[0]?.type;
  const isOn = ast.isIdentifier(member.name) && member.name.text === 'on';
  return isOn && type !== undefined && ast.isLiteralTypeNode(type) && ast.isStringLiteral(type.literal)
    ? type.literal.text
    : null;
}

if (isProgram(import.meta.url)) {
  await runProgram(async () => {
    const members = await listElectron(path.resolve(process.argv[2] ?? ''));
    await writeFile(fromRoot('scripts', 'apis', 'electron-33.json'), `${JSON.stringify(members, null, 2)}\n`);
    return 0;
  });
}
