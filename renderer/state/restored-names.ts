import type { Environment } from '#app/environments/environment.ts';
import { isSame } from '#app/is-same.ts';

/**
 * What to say where environments came back under other names than they had; empty where none did.
 * @param put those that were to come back
 */
export function restoredNames(
  put: readonly Environment[],
  before: readonly Environment[],
  after: readonly Environment[],
): string {
  const restored = put.flatMap(({ id, name }) => {
    const [was, is] = [before, after].map((all) => all.find((one) => one.id === id));
    return is === undefined || is.name === name || isSame(was, is) ? [] : [`${name} restored as ${is.name}`];
  });
  if (restored.length === 0) return '';
  const why =
    restored.length === 1 ? 'Another environment has its name now.' : 'Other environments have their names now.';
  return `${restored.join(', ')}. ${why}`;
}
