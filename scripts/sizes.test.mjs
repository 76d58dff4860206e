import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromRoot, projectRoot } from './project.mjs';
import { capture, toolPath } from './run.mjs';
import { findTooLarge } from './sizes/find-too-large.mjs';
import { compareWithKnown, shrinkKnown } from './sizes/known.mjs';
import { measure } from './sizes/measure.mjs';
import { drawTable } from './sizes/table.mjs';

const lines = (/** @type {number} */ count, line = '  work();') => Array.from({ length: count }, () => line).join('\n');
const names = (/** @type {number} */ count) => Array.from({ length: count }, (_, index) => `p${index}`);
const members = (/** @type {number} */ count) =>
  names(count)
    .map((name) => `readonly ${name}: string;`)
    .join(' ');

/** Planted files, and what each must be found for: none for those that are within the limits. */
const planted = /** @type {const} */ ([
  ['long.ts', `export const long = 1;\n${lines(250, '// text')}\n`, ['file']],
  ['long.test.ts', lines(251, '// text'), ['file']],
  ['long.module.css', lines(251, '.a {}'), ['file']],
  ['fits.module.css', lines(250, '.a {}'), []],
  ['function.ts', `const work = () => {};\nexport function large() {\n${lines(59)}\n}\n`, ['function large']],
  ['arrow.ts', `const work = () => {};\nexport const large = () => {\n${lines(59)}\n};\n`, ['function large']],
  ['fits.ts', `const work = () => {};\nexport function fits() {\n${lines(58)}\n}\n`, []],
  [
    'method.ts',
    `const work = () => {};\nexport const all = {\n  large() {\n${lines(59)}\n  },\n};\n`,
    ['function large'],
  ],
  [
    'switch.ts',
    `export function flat(x: number) {\n  switch (x) {\n${lines(70, '    case 1:')}\n      return 1;\n  }\n}\n`,
    [],
  ],
  [
    'describe.test.ts',
    `import { describe, it } from 'vitest';\nconst work = () => {};\ndescribe('all', () => {\n${lines(70)}\n});\nit('large test', () => {\n${lines(60)}\n});\n`,
    ['function it large test'],
  ],
  [
    'jsx.tsx',
    `export function View() {\n  return (\n    <div>\n${lines(80, '      <br />')}\n    </div>\n  );\n}\n`,
    [],
  ],
  [
    'logic.tsx',
    `const work = () => {};\nexport function View() {\n${lines(60)}\n  return <div />;\n}\n`,
    ['function View'],
  ],
  ['props.tsx', `export function View({ p0 }: { ${members(11)} }) {\n  return <b>{p0}</b>;\n}\n`, ['props View']],
  [
    'joined.tsx',
    `type A = { ${members(10)} };\nexport function View({ p0 }: A & { readonly more: string }) {\n  return <b>{p0}</b>;\n}\n`,
    ['props View'],
  ],
  ['ten.tsx', `export function View({ p0 }: { ${members(10)} }) {\n  return <b>{p0}</b>;\n}\n`, []],
  [
    'inherited.tsx',
    `import type { ComponentProps } from 'react';\nexport function View(props: ComponentProps<'button'>) {\n  return <button {...props} />;\n}\n`,
    [],
  ],
  ['four.ts', 'export const four = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d];\n', ['parameters four']],
  ['three.ts', 'export const three = (a: 1, b: 2, c: 3) => [a, b, c];\n', []],
  ['callback.ts', "export const cut = 'a'.replace(/(.)/, (a, b, c, d) => a + b + c + d);\n", []],
  ['small.ts', 'export const small = 1;\n', ['small']],
  ['calls.ts', 'export const calls = 1;\n', []],
  ['tested.ts', 'export const tested = 1;\n', []],
  ['tested.test.ts', "import { tested } from './tested.ts';\nexport const all = tested;\n", []],
  ['shared.ts', 'export const shared = 1;\n', []],
  ['worker.ts', 'export const worker = 1;\n', []],
  [
    'entry.ts',
    "import './planted.d.ts';\nimport { small } from './small.ts';\nimport { calls } from './calls.ts';\nimport { tested } from './tested.ts';\nimport { shared } from './shared.ts';\nexport const all = [small, calls, tested, shared];\n",
    [],
  ],
  [
    'other.ts',
    "import { shared } from './shared.ts';\nimport type {} from './entry.ts';\nexport const url = [shared, new URL('./worker.ts', import.meta.url)];\n",
    [],
  ],
  ['planted.d.ts', 'declare const planted: string;\n', []],
]);

it('finds what is over each limit, and nothing else', async () => {
  await mkdir(fromRoot('out'), { recursive: true });
  const folder = await mkdtemp(fromRoot('out', 'planted-'));
  try {
    for (const [name, text] of planted) await writeFile(path.join(folder, name), text);
    const place = path.relative(projectRoot, folder).split(path.sep).join('/');
    const sources = planted.map(([name, text]) => ({
      file: `${place}/${name}`,
      text,
      lines: text.trimEnd().split('\n').length,
    }));
    const files = measure(projectRoot, sources);
    const found = findTooLarge(files, (file) => file.endsWith('/entry.ts')).map(({ key }) =>
      key.replace(`${place}/`, ''),
    );
    const expected = planted.flatMap(([name, , findings]) =>
      findings.map((finding) => {
        const [rule, ...what] = finding.split(' ');
        return what.length === 0 ? `${rule} ${name}` : `${rule} ${name}#${what.join(' ')}`;
      }),
    );
    expect(found).toEqual(expected);
    expect(drawTable(files).at(-1)).toMatch(/^all +\d+ +\d+ +\d+ +251 +\d+ +11 +4$/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('the list of known sizes only shrinks', () => {
  const found = [
    { key: 'file a.ts', size: 260, message: '260 lines' },
    { key: 'file b.ts', size: 270, message: '270 lines' },
  ];
  expect(compareWithKnown(found, { 'file a.ts': 260, 'file b.ts': 280 })).toEqual([]);
  expect(compareWithKnown(found, { 'file b.ts': 265 })).toEqual(['file a.ts: 260 lines', 'file b.ts: 270 lines']);
  const gone = { 'file a.ts': 260, 'file b.ts': 270, 'file c.ts': 300 };
  expect(compareWithKnown(found, gone)).toEqual([expect.stringContaining('file c.ts: within the limits now')]);
  expect(shrinkKnown(found, { 'file b.ts': 280, 'file c.ts': 300 })).toEqual({ 'file b.ts': 270 });
});

it('the lint refuses any and non-null assertions', async () => {
  const folder = await mkdtemp(path.join(process.env['TMPDIR'] ?? '/tmp', 'tidings-lint-'));
  try {
    const config = await readFile(fromRoot('biome.jsonc'), 'utf8');
    await writeFile(
      path.join(folder, 'biome.jsonc'),
      config.replace('"enabled": true, "clientKind"', '"enabled": false, "clientKind"'),
    );
    await mkdir(path.join(folder, 'app'));
    await writeFile(
      path.join(folder, 'app', 'planted.ts'),
      'export const all = (list: any, x?: string) => [list, x!];\n',
    );
    const biome = toolPath('@biomejs/biome', 'biome');
    const { output } = await capture(process.execPath, [biome, 'lint', '.', '--colors=off'], { cwd: folder });
    expect(output).toContain('lint/suspicious/noExplicitAny');
    expect(output).toContain('lint/style/noNonNullAssertion');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
