import path from 'node:path';
import { withFilesAsProject } from '../apis/compiler.mjs';
import { measureFunctions } from './functions.mjs';
import { importsOf } from './importers.mjs';
import { countProps } from './props.mjs';

/**
 * @typedef {import('./sources.mjs').Source} Source
 * @typedef {import('./functions.mjs').MeasuredFunction} MeasuredFunction
 */

/**
 * @typedef {Omit<MeasuredFunction, 'props'> & { props: number }} CountedFunction
 * @typedef {object} MeasuredFile
 * @property {string} file
 * @property {number} lines
 * @property {readonly CountedFunction[]} functions none in CSS
 * @property {readonly string[]} importers the files that import it, its test among them
 * @property {boolean} isStarted whether it is loaded by URL, as a worker
 */

/**
 * Measures files and functions with the compiler that the types are checked with.
 * @param {string} root
 * @param {readonly Source[]} sources
 * @returns {MeasuredFile[]}
 */
export function measure(root, sources) {
  const code = sources.filter(({ file }) => !file.endsWith('.css'));
  const looks = withFilesAsProject({ root, code }, ({ program, checker }) =>
    code.map(({ file }) => {
      const tree = program.getSourceFile(path.join(root, file));
      if (tree === undefined) throw new Error(`The compiler does not read ${file}.`);
      const functions = measureFunctions(tree).map(({ props, ...rest }) => ({
        ...rest,
        props: props === undefined ? 0 : countProps(props, checker),
      }));
      return { file, functions, ...importsOf(file, tree) };
    }),
  );
  const started = new Set(looks.flatMap((look) => look.started));
  return sources.map(({ file, lines }) => ({
    file,
    lines,
    functions: looks.find((look) => look.file === file)?.functions ?? [],
    importers: looks.filter((look) => look.imported.includes(file)).map((look) => look.file),
    isStarted: started.has(file),
  }));
}
