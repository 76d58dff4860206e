import { build } from 'vite';
import { expect, it } from 'vitest';
import { projectRoot } from './project.mjs';
import { pureSchemas } from './pure-schemas.mjs';

/**
 * The bundler's output for a module of two lines.
 * @param {string} asked what is taken from `app/event/draft.ts`
 */
async function bundle(asked) {
  const entry = 'virtual:entry';
  const result = await build({
    root: projectRoot,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry ? `import { ${asked} } from '#app/event/draft.ts';\nexport default ${asked};` : null,
      },
      pureSchemas(),
    ],
    build: { write: false, minify: false, rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' } },
  });
  const [made] = [result].flat();
  const [file] = made !== undefined && 'output' in made ? made.output : [];
  return file?.type === 'chunk' ? file.code : '';
}

it('a value is bundled without its schema and without zod', async () => {
  const code = await bundle('blankDraft');
  expect(code).toContain('customerKey');
  expect(code).not.toMatch(/Zod|Schema/);
}, 30_000);

it('an imported schema is bundled and parses', async () => {
  const code = await bundle('draftSchema');
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(module.default.safeParse({}).success).toBe(false);
}, 30_000);
