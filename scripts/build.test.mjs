import { build } from 'vite';
import { expect, it } from 'vitest';
import { mainConfig } from './build.mjs';

it('main loads only a little code of ours before the window opens', async () => {
  const config = mainConfig();
  const made = await build({ ...config, configFile: false, envDir: false, build: { ...config.build, write: false } });
  const output = 'output' in made ? made.output : [];
  const [entry] = output.filter((file) => file.type === 'chunk' && file.isEntry);
  const modules = entry?.type === 'chunk' ? entry.moduleIds.filter((id) => !id.startsWith('\0')) : [];
  expect(modules.some((id) => id.endsWith('main/index.ts'))).toBe(true);
  expect(modules.filter((id) => id.includes('node_modules'))).toEqual([]);
  expect(output.some((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.includes('/zod/')))).toBe(true);
  const packages = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds.map(packageOf) : []));
  // axios is here without what its own adapter needs, and conf, which electron-store uses, without ajv and semver.
  expect([...new Set(packages)]).toEqual(expect.arrayContaining(['axios', 'conf', 'zod']));
  expect(packages.filter((name) => /follow-redirects|form-data|mime-|proxy|^debug$|^ajv|^semver$/.test(name))).toEqual(
    [],
  );
});

/** @param {string} id of a module */
function packageOf(id) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1] ?? '';
}
