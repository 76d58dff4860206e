import { decode } from '@jridgewell/sourcemap-codec';
import { expect, it } from 'vitest';
import { asciiOutput } from './ascii-output.mjs';
import { bundleInMemory, codeOf } from './bundle-in-memory.mjs';

const source = `export const texts = ['it’s', \`“\${1 + 1}” – 😀\`, 'plain'].map((text) => text.replace(/[’😀]/gu, '…'));
export const word = String.raw\`a\\\\b\`;
export const marker = () => { throw new Error('ßẞ'.length === 2 ? 'found' : 'lost'); };
`;

/** @param {string} code of the one module */
async function bundle(code) {
  const entry = 'virtual:entry.js';
  const entryPlugin = {
    name: 'entry',
    resolveId: (/** @type {string} */ id) => (id === entry ? id : null),
    load: (/** @type {string} */ id) => (id === entry ? code : null),
  };
  const files = await bundleInMemory(entry, [entryPlugin, asciiOutput()], {
    minify: true,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'made.js' } },
  });
  const map = files.find((file) => file.fileName === 'made.js.map');
  return { code: codeOf(files), map: map?.type === 'asset' ? String(map.source) : '{}' };
}

it('code has only characters of ASCII, and means the same', async () => {
  const { code } = await bundle(source);
  expect(code).toMatch(/^[\0-\x7f]+$/);
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(module.texts).toEqual(['it…s', '“2” – …', 'plain']);
  expect(module.word).toBe(String.raw`a\\b`);
  expect(module.marker).toThrow('found');
});

it('the source map still finds each place', async () => {
  const { code, map } = await bundle(source);
  const { mappings } = JSON.parse(map);
  const lines = code.split('\n');
  const line = lines.findIndex((text) => text.includes('found'));
  const at = lines[line]?.indexOf('throw') ?? -1;
  const segment = decode(mappings)[line]?.find(([column]) => column === at);
  const throwLine = source.split('\n').findIndex((text) => text.includes('throw'));
  expect([segment?.[2], segment?.[3]]).toEqual([throwLine, source.split('\n')[throwLine]?.indexOf('throw')]);
});

it('a backslash before such a character ends the build: it would lose its meaning', async () => {
  await expect(bundle('export const quote = /\\’/u.source;')).rejects.toThrow('backslash');
});

it('a raw text with other characters ends the build: it would change', async () => {
  await expect(bundle('export const name = String.raw`a’b`;')).rejects.toThrow('String.raw');
});
