import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { toBlocks } from './guide/markdown.mjs';
import { guidePlugin } from './guide/plugin.mjs';
import { readGuide } from './guide/read-guide.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs', 'guide');
const { pages, pictures } = readGuide(folder);

/** All parts of this kind in the pages, at any depth. */
function all(kind, from = pages) {
  if (Array.isArray(from)) return from.flatMap((each) => all(kind, each));
  if (from === null || typeof from !== 'object') return [];
  return [...(from.kind === kind ? [from] : []), ...Object.values(from).flatMap((each) => all(kind, each))];
}

it('every page can be reached from the first one and has a unique title', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
  expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(files));
  expect(pages.slice(0, 3).map(({ name }) => name)).toEqual(['README', 'first-event', 'what-comes-back']);
  expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
});

it('every link leads to a page, and to a heading that is on it', () => {
  const headings = pages.flatMap(({ name, blocks }) => [
    name,
    ...all('heading', blocks).map((one) => `${name}#${one.anchor}`),
  ]);
  for (const { place } of all('page-link')) expect(headings).toContain(place);
});

it('every external page is on the list of pages that may be opened', async () => {
  const list = await readFile(join(root, 'app', 'desktop', 'outside-links.ts'), 'utf8');
  const urls = all('web-link').map(({ url }) => url);
  expect(urls.length).toBeGreaterThan(0);
  for (const url of urls) expect(list).toContain(`'${url}'`);
});

it('every picture is used, has a text alternative and is small', async () => {
  const kept = await readdir(join(folder, 'pictures'));
  const bytes = await Promise.all([...pictures.values()].map(async ({ file }) => (await readFile(file)).length));
  expect([...pictures.keys()].map((source) => source.replace('pictures/', '')).sort()).toEqual(kept.sort());
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(2_500_000);
  for (const { says } of all('picture')) expect(says.length).toBeGreaterThan(10);
});

it('HTML and other unsupported elements are refused', () => {
  const ways = { link: () => ({}), picture: () => ({}) };
  for (const text of ['<script>alert(1)</script>', 'a <b>word</b>', '---', '~~gone~~'])
    expect(() => toBlocks(text, ways), text).toThrow('no form');
});

it('the window gets data and the paths of pictures, but no code', () => {
  const plugin = guidePlugin(folder);
  const code = String(Reflect.get(plugin, 'load')(Reflect.get(plugin, 'resolveId')('virtual:guide')));
  expect(code.split('\n').filter((line) => line.startsWith('import '))).toHaveLength(pictures.size);
  const [, text = ''] = /^export const pages = JSON\.parse\((.*)\);$/m.exec(code) ?? [];
  expect(JSON.parse(JSON.parse(text))).toEqual(pages);
});
