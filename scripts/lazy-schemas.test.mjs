import { expect, it } from 'vitest';
import { bundleInMemory, codeOf } from './bundle-in-memory.mjs';
import { lazySchemas } from './lazy-schemas.mjs';
import { fromRoot } from './project.mjs';

/**
 * The bundler's output for modules of `app/`.
 * @param {Readonly<Record<string, string>>} modules their code by their name; the first is the entry
 */
async function bundle(modules) {
  const idOf = (/** @type {string} */ name) => fromRoot('app', 'testing', `${name}.js`);
  const ids = new Map(Object.entries(modules).map(([name, code]) => [idOf(name), code]));
  const [entry = ''] = ids.keys();
  const modulesPlugin = {
    name: 'modules',
    enforce: /** @type {const} */ ('pre'),
    resolveId: (/** @type {string} */ source) => {
      const id = source.startsWith('./') ? idOf(source.slice(2, -3)) : source;
      return ids.has(id) ? id : null;
    },
    load: (/** @type {string} */ id) => ids.get(id) ?? null,
  };
  const code = codeOf(await bundleInMemory(entry, [modulesPlugin, lazySchemas()]));
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

const z = `const made = []; const z = { string: (name) => { made.push(name); return { name, parts: [] }; } };`;

it('a schema is made when it is first used, and once', async () => {
  const { made, read, parts, own } = await bundle({
    entry: `import { innerSchema } from './inner.ts'; import { made, z } from './z.ts'; export { made };
      const outerSchema = z.string('outer', innerSchema.parts);
      export const read = () => ({ outerSchema, other: [outerSchema, innerSchema], innerSchema: 'a key' });
      export const parts = (holder) => holder.outerSchema;
      export const own = { outerSchema: () => outerSchema.name };`,
    inner: `import { z } from './z.ts'; export const innerSchema = z.string('inner');`,
    z: `${z} export { made, z };`,
  });
  expect(made).toEqual([]);
  const { outerSchema, other, innerSchema } = read();
  expect(made).toEqual(['outer', 'inner'].toReversed());
  expect([outerSchema.name, innerSchema, other[0] === outerSchema, other[1].name]).toEqual([
    ...['outer', 'a key'],
    ...[true, 'inner'],
  ]);
  read();
  expect(made).toHaveLength(2);
  expect([parts({ outerSchema: 'a property' }), own.outerSchema()]).toEqual(['a property', 'outer']);
});

it('what main never reads is left out, with its schemas', async () => {
  const { made } = await bundle({
    entry: `${z} export { made }; const usedSchema = z.string('used'); const runPushes = { 'run.listed': z.string('push') };`,
  });
  expect(made).toEqual([]);
});

it.each([
  'export const read = (someSchema) => someSchema;',
  'export const read = () => { let other; [someSchema] = [other]; };',
  'export const read = () => { const someSchema = 1; return someSchema; };',
  'export { someSchema };',
  'export const anySchema = z.string(1), someOtherSchema = z.string(2);',
])('another meaning of such a name ends the build: %s', async (code) => {
  const entry = `${z} const someSchema = z.string('some'); ${code}`;
  await expect(bundle({ entry })).rejects.toThrow(
    /only a constant of a module may be called|must have a declaration of its own/,
  );
});
