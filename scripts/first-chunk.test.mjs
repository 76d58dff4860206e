import { readFile } from 'node:fs/promises';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { remoteConfig, rendererConfig } from './build.mjs';
import { fromRoot } from './project.mjs';

/**
 * What a build makes, without writing it.
 * @param {import('vite').InlineConfig} config
 */
async function made(config) {
  const result = await build({
    ...config,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { ...config.build, write: false, minify: false, sourcemap: false },
  });
  const [first] = [result].flat();
  const output = first !== undefined && 'output' in first ? first.output : [];
  const chunks = output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
  const assets = output.flatMap((file) => (file.type === 'asset' ? [file] : []));
  return { chunks, textOf: (/** @type {RegExp} */ name) => textOf(assets, name) };
}

/**
 * The text of the files with such a name.
 * @param {readonly import('vite').Rolldown.OutputAsset[]} assets
 * @param {RegExp} name
 */
function textOf(assets, name) {
  return assets.flatMap(({ fileName, source }) => (name.test(fileName) ? [String(source)] : [])).join('\n');
}

/**
 * The chunks that a page starts with: those that it names, and those that they import.
 * @param {string} page
 * @param {readonly import('vite').Rolldown.OutputChunk[]} chunks
 */
function atStart(page, chunks) {
  const found = new Set(chunks.filter(({ fileName }) => page.includes(fileName)));
  for (const { imports } of found) for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  return [...found];
}

/**
 * The classes of Mantine's components in a text.
 * @param {string} text
 */
function classesIn(text) {
  return new Set(text.match(/\bm_[0-9a-f]+\b/g));
}

/** Mantine's own sheets: all of them in one, and each that the pages import. */
async function readSheets() {
  const folder = fromRoot('node_modules', '@mantine', 'core');
  const list = await readFile(fromRoot('renderer', 'mantine.css'), 'utf8');
  const names = Array.from(list.matchAll(/@mantine\/core\/styles\/([\w-]+)\.layer\.css/g), ([, name = '']) => name);
  const read = async (/** @type {string} */ name) =>
    /** @type {const} */ ([name, await readFile(`${folder}/styles/${name}.layer.css`, 'utf8')]);
  return { all: await readFile(`${folder}/styles.layer.css`, 'utf8'), sheets: await Promise.all(names.map(read)) };
}

/** The packages that a page may open with. Another one has to be worth its size: 350 kB in all, packed, are the bar. */
const opensWith = new Set([
  ...['react', 'react-dom', 'scheduler', 'react-transition-group', 'react-remove-scroll', 'react-remove-scroll-bar'],
  ...['react-style-singleton', 'use-callback-ref', 'use-sidecar', 'get-nonce', 'tslib', 'clsx', '@babel/runtime'],
  ...['@mantine/core', '@mantine/hooks', '@mantine/notifications', '@mantine/store', '@tabler/icons-react'],
  ...['@floating-ui/core', '@floating-ui/dom', '@floating-ui/react', '@floating-ui/react-dom', '@floating-ui/utils'],
  ...['@tanstack/react-virtual', '@tanstack/virtual-core'],
]);

/**
 * The packages that modules belong to.
 * @param {readonly string[]} ids
 */
function packagesOf(ids) {
  const name = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
  return new Set(ids.flatMap((id) => name.exec(id)?.[1]?.replace('\\', '/') ?? []));
}

describe.each([
  ['the window', rendererConfig, ['index.html']],
  ['the small windows', remoteConfig, ['remote.html', 'audience.html']],
])('%s', async (_, configOf, pages) => {
  const { chunks, textOf } = await made(await configOf());
  const { all, sheets } = await readSheets();
  const known = classesIn(all);
  const used = new Set([...classesIn(chunks.map(({ code }) => code).join('\n'))].filter((name) => known.has(name)));

  it.each(pages)('%s opens with few packages, and without what reads the files of other tools', (page) => {
    const first = atStart(textOf(new RegExp(`^${page}$`)), chunks).flatMap(({ moduleIds }) => moduleIds);
    expect(first.some((id) => id.endsWith('/main.tsx'))).toBe(true);
    expect([...packagesOf(first)].filter((name) => !opensWith.has(name))).toEqual([]);
    expect(
      first.filter((id) => /[\\/]formats[\\/](import[\\/]read-|curl|postman|har|bruno|insomnia)/.test(id)),
    ).toEqual([]);
  });

  it('has the styles of each part of Mantine that it uses', () => {
    const there = classesIn(textOf(/\.css$/));
    expect(used.size).toBeGreaterThan(100);
    expect([...used].filter((name) => !there.has(name))).toEqual([]);
  });

  it.runIf(pages.includes('index.html'))('has no styles of parts of Mantine that it doesn’t use', () => {
    const unused = sheets.filter(([, css]) => {
      const classes = [...classesIn(css)];
      return classes.length > 0 && !classes.some((name) => used.has(name));
    });
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  it('has them in the order of Mantine’s own sheet', () => {
    const bodyOf = (/** @type {string} */ css) => css.replace('@layer mantine {', '').slice(0, 200);
    const places = sheets.map(([, css]) => all.indexOf(bodyOf(css)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});
