import { expect, it } from 'vitest';
import { bundleInMemory, codeOf } from './bundle-in-memory.mjs';
import { pureSchemas } from './pure-schemas.mjs';

/**
 * The bundler's output for a module of two lines.
 * @param {string} asked what is taken from `app/event/draft.ts`
 */
async function bundle(asked) {
  const entry = 'virtual:entry';
  const entryPlugin = {
    name: 'entry',
    resolveId: (/** @type {string} */ id) => (id === entry ? id : null),
    load: (/** @type {string} */ id) =>
      id === entry ? `import { ${asked} } from '#app/event/draft.ts';\nexport default ${asked};` : null,
  };
  return codeOf(await bundleInMemory(entry, [entryPlugin, pureSchemas()]));
}

it('a value is bundled without its schema and without zod', async () => {
  const code = await bundle('blankDraft');
  expect(code).toContain('customerKey');
  expect(code).not.toMatch(/Zod|Schema/);
});

it('an imported schema is bundled and parses', async () => {
  const code = await bundle('draftSchema');
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(module.default.safeParse({}).success).toBe(false);
});
