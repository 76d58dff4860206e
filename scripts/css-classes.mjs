import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fromRoot, isProgram, projectRoot } from './project.mjs';

/*
 * `styles['x']` is undefined for a class that its CSS module does not have, and the compiler does not notice. This compares
 * the classes that the window uses with those of its CSS modules, in both directions.
 */

/**
 * The classes of a CSS module.
 * @param {string} css
 * @returns {ReadonlySet<string>}
 */
export function classesIn(css) {
  const selectors = css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/"[^"]*"|'[^']*'|:global\([^)]*\)/g, '')
    .replaceAll(/[^{};]*;/g, '');
  return new Set([...selectors.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map(([, name]) => name ?? ''));
}

/**
 * The CSS modules that a file imports, and the classes it uses of each. `unclear` are uses that name no class.
 * @param {string} text
 */
export function usesIn(text) {
  return [...text.matchAll(/^import (\w+) from '([^']+\.module\.css)';$/gm)].map(([, name = '', source = '']) => {
    const rest = text.replaceAll(/^import .*$/gm, '');
    const classes = [...rest.matchAll(new RegExp(String.raw`\b${name}\['([^']+)'\]`, 'g'))].map(
      ([, used]) => used ?? '',
    );
    const unclear = rest.match(new RegExp(String.raw`\b${name}(?:\[(?!')|\.\w+)`, 'g')) ?? [];
    return { source, classes, unclear };
  });
}

/**
 * What is wrong between the sources and the CSS modules below a folder.
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function wrongClasses(folder) {
  /** @type {Map<string, Set<string>>} */
  const used = new Map();
  const found = [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  /** @param {string} file */
  const shown = (file) => relative(projectRoot, file).replaceAll('\\', '/');
  const modules = new Map(
    files.filter((file) => file.endsWith('.module.css')).map((file) => [file, classesIn(readFileSync(file, 'utf8'))]),
  );
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    for (const { source, classes, unclear } of usesIn(readFileSync(file, 'utf8'))) {
      const module = source.startsWith('#') ? fromRoot(source.slice(1)) : resolve(dirname(file), source);
      const there = modules.get(module);
      const all = used.get(module) ?? new Set();
      used.set(module, all);
      for (const name of classes) {
        all.add(name);
        if (!there?.has(name)) found.push(`${shown(file)}: ${source} has no class '${name}'.`);
      }
      for (const use of unclear) found.push(`${shown(file)}: "${use}" does not name a class of ${source}.`);
    }
  }
  for (const [module, classes] of modules)
    for (const name of classes)
      if (!used.get(module)?.has(name)) found.push(`${shown(module)}: nothing uses the class '${name}'.`);
  return found;
}

if (isProgram(import.meta.url)) {
  const found = wrongClasses(fromRoot('renderer'));
  for (const line of found) console.log(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
